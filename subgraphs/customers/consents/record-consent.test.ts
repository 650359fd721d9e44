import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerActor, guestActor, service, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { timelinesOf } from '../testing/timeline.ts';

const clerk = staffActor(['SERVICE']);
const RECORD = `mutation ($i: RecordConsentInput!) { recordConsent(input: $i) {
  __typename ... on RecordConsentPayload { customer { consents { purpose channel address state changedAt acts { state source textVersion learnedAt } } } }
  ... on UserError { message } ... on ValidationError { issues { path } } } }`;
const READ = `query ($id: ID!, $at: DateTime, $knownAt: DateTime) { customer(ref: { id: $id }) { consents(validAt: $at, knownAt: $knownAt) { channel state acts { state } } } }`;

interface Consent {
  channel: string;
  state: string;
  acts: Array<{ state: string }>;
}
interface Recorded {
  __typename: string;
  customer?: { consents: Consent[] };
  issues?: Array<{ path: string[] }>;
}

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { customer } = timelinesOf(() => customers);

const said = { purpose: 'MARKETING', channel: 'EMAIL', state: 'GRANTED', source: 'web form', textVersion: 'v3' };
const record = (actor: Parameters<typeof customers.ask>[0], i: object) =>
  customers.ask<Recorded>(actor, RECORD, { i: { ...said, idempotencyKey: randomUUID(), ...i } });
const read = async (id: string, asOf: object = {}) =>
  (await customers.ask<{ consents: Consent[] }>(clerk, READ, { id, ...asOf })).consents;

describe('U18, X23: the record of consents', () => {
  it('grants nothing by default, keeps every act, and the next read shows what holds', async () => {
    const customerId = await customer();
    expect(await read(customerId)).toEqual([]);
    await record(clerk, { customerId, happenedAt: '2025-06-01T12:00:00Z', state: 'WITHDRAWN' });
    const { customer: now } = await record(clerk, { customerId, happenedAt: '2024-01-01T00:00:00Z' });
    expect(now?.consents).toMatchObject([
      {
        purpose: 'MARKETING',
        channel: 'EMAIL',
        address: '',
        state: 'WITHDRAWN',
        changedAt: '2025-06-01T12:00:00.000Z',
      },
    ]);
    expect(now?.consents[0]?.acts.map(({ state }) => state)).toEqual(['WITHDRAWN', 'GRANTED']);
    expect(await read(customerId, { at: '2025-01-01T00:00:00Z' })).toMatchObject([{ state: 'GRANTED' }]);
    const beforeAll = { at: '2025-01-01T00:00:00Z', knownAt: '2025-01-01T00:00:00Z' };
    expect(await read(customerId, beforeAll)).toMatchObject([{ state: 'NONE' }]);
  });

  it('keeps the same statement once, whatever its key, and tells other domains once', async () => {
    const customerId = await customer();
    const i = { customerId, happenedAt: '2025-10-01T08:00:00Z' };
    const idempotencyKey = randomUUID();
    for (let times = 0; times < 2; times++) await record(clerk, { ...i, idempotencyKey });
    await record(clerk, i);
    expect((await read(customerId))[0]?.acts).toHaveLength(1);
    const published = (await customers.published('consent-recorded')).filter((one) => one['customerId'] === customerId);
    expect(published).toMatchObject([{ purpose: 'MARKETING', channel: 'EMAIL', state: 'GRANTED' }]);
    expect((await record(clerk, { ...i, idempotencyKey, state: 'WITHDRAWN' })).__typename).toBe('ConflictError');
  });

  it('lets customers and guests act for themselves alone, whomever they name', async () => {
    const [own, other] = [await customer(), await customer()];
    await record(customerActor(own), { customerId: other, purpose: 'ANALYTICS', channel: 'WEB' });
    expect(await read(other)).toEqual([]);
    expect(await read(own)).toMatchObject([{ channel: 'WEB', state: 'GRANTED' }]);
    await record(guestActor(own), { purpose: 'ANALYTICS', channel: 'WEB', state: 'WITHDRAWN' });
    expect(await read(own)).toMatchObject([{ channel: 'WEB', state: 'WITHDRAWN' }]);
    const refused = await customers.send(visitor, RECORD, { i: { ...said, idempotencyKey: randomUUID() } });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('takes no act from the future, and none without a source', async () => {
    const customerId = await customer();
    const refused = await record(clerk, { customerId, happenedAt: '2031-01-01T00:00:00Z', source: ' ' });
    expect(refused).toMatchObject({ __typename: 'ValidationError' });
    expect(refused.issues?.map(({ path }) => path.at(-1)).sort()).toEqual(['happenedAt', 'source']);
    expect((await record(service, { customerId, isTimeUnknown: true })).__typename).toBe('RecordConsentPayload');
    expect(await read(customerId)).toMatchObject([{ state: 'GRANTED' }]);
  });

  it('follows a customer who was merged: a withdrawal under any of their ids holds', async () => {
    const [first] = await customers.resolve('EMAIL:merge-a@example.org');
    const [second] = await customers.resolve('PHONE:+33639980555');
    await record(clerk, { customerId: first, happenedAt: '2025-01-01T00:00:00Z' });
    await record(clerk, { customerId: second, happenedAt: '2025-02-01T00:00:00Z', state: 'WITHDRAWN' });
    expect(await read(String(first))).toMatchObject([{ state: 'GRANTED' }]);
    await customers.resolve('EMAIL:merge-a@example.org PHONE:+33639980555');
    expect(await read(String(first))).toMatchObject([{ state: 'WITHDRAWN' }]);
    expect(await read(String(second))).toMatchObject([{ state: 'WITHDRAWN' }]);
    const port = 'query ($ids: [ID!]!) { customersConsents(ids: $ids) { id consents { channel state } } }';
    expect(await customers.ask(service, port, { ids: [first] })).toEqual([
      { id: first, consents: [{ channel: 'EMAIL', state: 'WITHDRAWN' }] },
    ]);
  });
});
