import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { type Changed, clerk, identitiesOf, MERGE, UNMERGE, unique } from '../testing/identities.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { show, identify } = identitiesOf(() => customers);

describe('U3: an unmerge', () => {
  it('restores both profiles when a merge is taken back, and the same evidence does not join them again', async () => {
    const mail = unique();
    const [older] = await customers.resolve(`EMAIL:a${mail}@x.fr`);
    customers.clock.advance(1_000);
    const [younger] = await customers.resolve(`EMAIL:b${mail}@x.fr PHONE:+33611${String(Date.now()).slice(-6)}`);
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    const undone = await customers.ask<Changed>(clerk, UNMERGE, {
      input: { customerId: younger, reason: 'two brothers', idempotencyKey: randomUUID() },
    });
    expect(undone).toMatchObject({
      customer: { id: younger, mergedIds: [], identifiers: { nodes: [{ kind: 'EMAIL' }, { kind: 'PHONE' }] } },
      survivor: { id: older, mergedIds: [], identifiers: { nodes: [{ kind: 'EMAIL' }] } },
    });
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    expect((await show(younger ?? '')).id).toBe(younger);
    expect((await show(younger ?? '')).mergeEvents.nodes.map((event) => event.kind)).toEqual(['MERGED', 'UNMERGED']);
    const events = await customers.published('identity-component-changed');
    expect(events.slice(-2).map((event) => event['memberIds'])).toEqual(expect.arrayContaining([[older], [younger]]));
  });

  it('asks a person before new evidence joins two who were set apart', async () => {
    const mail = unique();
    const [a] = await customers.resolve(`EMAIL:a${mail}@x.fr`);
    const [b] = await customers.resolve(`EMAIL:b${mail}@x.fr`);
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    const merged = (await show(a)).id === a ? b : a;
    await customers.ask(clerk, UNMERGE, { input: { customerId: merged, idempotencyKey: randomUUID() } });
    await customers.resolve(`EMAIL:a${mail}@x.fr CARD_TOKEN:${mail}`, `EMAIL:b${mail}@x.fr CARD_TOKEN:${mail}`);
    expect((await show(a)).id).not.toBe((await show(b)).id);
    const { nodes: reviews } = await customers.ask<{
      nodes: Array<{ kind: string; customers: Array<{ id: string }> }>;
    }>(clerk, '{ mergeReviews(filter: { statuses: [OPEN] }, first: 100) { nodes { kind customers { id } } } }');
    expect(reviews.some((one) => one.kind === 'SEPARATED' && one.customers.some(({ id }) => id === a))).toBe(true);
    const input = { survivorId: a, mergedId: b, idempotencyKey: randomUUID() };
    expect(await customers.ask(clerk, MERGE, { input })).toMatchObject({ customer: { id: a, mergedIds: [b] } });
  });
});
