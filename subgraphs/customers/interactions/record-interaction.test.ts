import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, staffActor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { timelinesOf } from '../testing/timeline.ts';

const store = newId('loc');
const associate = staffActor(['ASSOCIATE'], [store]);
const clerk = staffActor(['SERVICE']);
const RECORD = `mutation ($i: RecordInteractionInput!) { recordInteraction(input: $i) {
  __typename ... on RecordInteractionPayload {
    interaction { id kind note sentiment occurredAt customer { id } staffMember { id } location { id } variants { id } }
    customer { timeline(first: 1) { nodes { id kind ... on InteractionTimelineEntry { interactionKind interaction { note } } } } } }
  ... on UserError { message } } }`;

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { customer } = timelinesOf(() => customers);

describe('U9: an interaction', () => {
  const record = (actor: Parameters<typeof customers.ask>[0], i: object) =>
    customers.ask<{ __typename: string; interaction: { id: string } }>(actor, RECORD, {
      i: { idempotencyKey: randomUUID(), ...i },
    });

  it('shows on the very next read, is published without the note, and is kept once by its key', async () => {
    const customerId = await customer();
    const i = { customerId, kind: 'TRY_ON', variantIds: [newId('var')], note: 'loves blue', sentiment: 2 };
    const keyed = { ...i, idempotencyKey: randomUUID() };
    const first = await record(associate, keyed);
    expect(first).toMatchObject({
      interaction: {
        kind: 'TRY_ON',
        note: 'loves blue',
        sentiment: 2,
        customer: { id: customerId },
        location: { id: store },
        variants: [{ id: i.variantIds[0] }],
      },
      customer: {
        timeline: { nodes: [{ kind: 'INTERACTION', interactionKind: 'TRY_ON', interaction: { note: 'loves blue' } }] },
      },
    });
    expect((await record(associate, keyed)).interaction.id).toBe(first.interaction.id);
    expect((await record(associate, { ...keyed, note: 'other' })).__typename).toBe('ConflictError');
    const published = (await customers.published('interaction-recorded')).filter(
      (one) => one['customerId'] === customerId,
    );
    expect(published).toEqual([
      {
        interactionId: first.interaction.id,
        customerId,
        staffId: associate.staffId,
        locationId: store,
        kind: 'TRY_ON',
        variantIds: i.variantIds,
        occurredAt: expect.any(String),
      },
    ]);
  });

  it('is recorded by staff, in their own store and their own name', async () => {
    const customerId = await customer();
    const i = { customerId, kind: 'ADVICE' };
    expect((await record(customerActor(customerId), i)).__typename).toBe('FORBIDDEN');
    expect((await record(associate, { ...i, locationId: newId('loc') })).__typename).toBe('FORBIDDEN');
    expect((await record(associate, { ...i, staffMemberId: newId('stf') })).__typename).toBe('FORBIDDEN');
    expect((await record(clerk, { ...i, customerId: newId('cus') })).__typename).toBe('NotFoundError');
    for (const wrong of [
      { sentiment: 3 },
      { note: 'x'.repeat(2_001) },
      { variantIds: ['shoe'] },
      { customerId: '\u0000' },
    ]) {
      expect((await record(clerk, { ...i, ...wrong })).__typename).toBe('ValidationError');
    }
  });
});
