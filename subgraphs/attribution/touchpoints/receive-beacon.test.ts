import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { post, ship } from '../testing/touchpoints.ts';
import { integer, text } from '../warehouse/store/columns.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
});
afterAll(() => instance?.close());

const guest: Actor = { kind: 'guest', customerId: newId('cus'), sessionId: 's' };
const moment = (id: string, more: object = {}) => ({
  id,
  occurredAt: '2026-06-15T11:00:00Z',
  channel: 'WEB',
  kind: 'PAGE_VIEW',
  page: 'https://shop.example/robes?mail=a@b.example',
  referrer: '',
  consent: true,
  ...more,
});

const beacon = (body: object, actor: Actor, headers: Record<string, string> = {}) =>
  post(instance, body, actor, headers, '/beacon');

async function kept(prefix: string) {
  const { generation } = await readDataVersion(instance.deps.db);
  const query = `SELECT touchpoint_id, person_key, page, is_bot, device FROM touchpoint
    WHERE startsWith(touchpoint_id, {prefix:String}) ORDER BY touchpoint_id`;
  const columns = { touchpoint_id: text, person_key: text, page: text, is_bot: integer, device: text };
  return instance.deps.warehouse.query(generation, query, columns, { prefix });
}

describe('X23: what a browser sends of its own', () => {
  it('is the guest’s whose token it carries, once however often it is sent', async () => {
    const batch = {
      batchId: '0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11',
      touchpoints: [moment('told_1'), moment('told_2')],
    };
    const agent = { 'user-agent': 'Mozilla/5.0 (iPhone) Mobile/15E148 Safari/604.1' };
    for (let times = 0; times < 3; times++) {
      expect(await beacon(batch, guest, agent)).toMatchObject({ status: 202, body: { accepted: 2, rejected: [] } });
      await ship(instance);
    }
    const row = { person_key: guest.customerId, page: '/robes', is_bot: 0, device: 'MOBILE' };
    expect(await kept('told_')).toEqual(['told_1', 'told_2'].map((touchpoint_id) => ({ touchpoint_id, ...row })));
  });

  it('counts and links nobody without a token, whomever it claims; no claim of a customer is believed', async () => {
    const claims = { customerId: guest.customerId, anonymousId: guest.customerId, isBot: false };
    const agent = { 'content-type': 'text/plain;charset=UTF-8', 'user-agent': 'Googlebot/2.1' };
    const answer = await beacon({ touchpoints: [moment('claim_1', claims)] }, { kind: 'anonymous' }, agent);
    expect(answer.status).toBe(202);
    await ship(instance);
    expect(await kept('claim_')).toMatchObject([{ person_key: '', is_bot: 1 }]);
  });

  it.each([
    ['no JSON', '{', 'body'],
    ['a name that is none', { batchId: 'x y', touchpoints: [moment('x')] }, 'batchId'],
    ['no moments', { touchpoints: [] }, 'touchpoints'],
    ['more than 100', { touchpoints: Array(101).fill(moment('x')) }, 'touchpoints'],
  ])('is refused with the field that is wrong: %s', async (_, body, path) => {
    const answer = await post(instance, body, guest, {}, '/beacon');
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'VALIDATION', isRetryable: false, issues: [{ path }] } },
    });
  });

  it('is recorded by the mutation beside it, once for a key', async () => {
    const document = `mutation M($input: RecordTouchpointsInput!) {
      recordTouchpoints(input: $input) { __typename ... on RecordTouchpointsPayload { acceptedCount rejectedIndexes } }
    }`;
    const { channel: _, ...own } = moment('asked_1');
    const input = {
      idempotencyKey: '0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d12',
      touchpoints: [own, { ...own, id: 'asked_2', occurredAt: '1990-01-01T00:00:00Z' }],
    };
    for (let times = 0; times < 2; times++) {
      const answer = await instance.execute(document, { input }, guest);
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toEqual({
        recordTouchpoints: { __typename: 'RecordTouchpointsPayload', acceptedCount: 1, rejectedIndexes: [1] },
      });
      await ship(instance);
    }
    expect(await kept('asked_')).toMatchObject([{ touchpoint_id: 'asked_1', person_key: guest.customerId }]);
  });
});
