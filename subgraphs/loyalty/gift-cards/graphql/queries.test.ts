import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext, createServiceContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../../test/support/subgraphs.ts';
import { loyalty } from '../../index.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [loyalty]);
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

const staff: Actor = { kind: 'staff', staffId: newId('stf'), sessionId: 's', roles: ['ADMIN'], locationIds: [] };
const anonymous: Actor = { kind: 'anonymous' };
/** As the gateway hands it on: no catalog is asked. */
const applied = {
  channelId: newId('chn'),
  channelCode: 'STORE',
  language: 'en',
  currencyCode: 'EUR',
  countryCode: 'FR',
  storeId: null,
  hiddenChannelCodes: [],
};

async function ask(document: string, variables: Record<string, unknown> = {}, actor: Actor | 'service' = staff) {
  const request = actor === 'service' ? createServiceContext('test') : createRequestContext({ actor, applied });
  const { data, errors } = await running.get('loyalty').execute({ document, variables, request });
  return { data: JSON.parse(JSON.stringify(data ?? {})), code: errors?.[0]?.extensions?.['code'] };
}

const ISSUE = `mutation ($input: IssueGiftCardInput!) { issueGiftCard(input: $input) { ... on IssueGiftCardPayload {
  code giftCardKey { id maskedCode } giftCard { id status balance { amount } initialBalance { amount } } } } }`;
const ADD = `mutation ($input: AddGiftCardKeyInput!) { addGiftCardKey(input: $input) {
  ... on AddGiftCardKeyPayload { code giftCardKey { id } giftCard { keys { id } } } ... on UserError { errorCode } } }`;
const REVOKE = `mutation ($input: RevokeGiftCardKeyInput!) { revokeGiftCardKey(input: $input) {
  ... on RevokeGiftCardKeyPayload { giftCardKey { id revokedAt } } ... on UserError { errorCode } } }`;
const VOID = `mutation ($input: VoidGiftCardInput!) { voidGiftCard(input: $input) {
  ... on VoidGiftCardPayload { giftCard { status balance { amount } entries(last: 1) { nodes { kind } } } } } }`;
const FIND = 'query ($ref: GiftCardRef!) { giftCard(ref: $ref) { id } }';

async function issue() {
  const amount = { amount: '50.00', currencyCode: 'EUR' };
  const input = { amount, kind: 'PLASTIC', idempotencyKey: randomUUID() };
  return (await ask(ISSUE, { input })).data.issueGiftCard;
}

describe('a gift card', () => {
  it('is found by a code by everybody who holds it, by its id by staff alone', async () => {
    const { code, giftCard } = await issue();
    expect(giftCard).toMatchObject({
      status: 'ACTIVE',
      balance: { amount: '50.00' },
      initialBalance: { amount: '50.00' },
    });
    const found = async (ref: object, actor: Actor) => (await ask(FIND, { ref }, actor)).data.giftCard;
    expect(await found({ code }, anonymous)).toEqual({ id: giftCard.id });
    expect(await found({ id: giftCard.id }, staff)).toEqual({ id: giftCard.id });
    expect(await found({ id: giftCard.id }, anonymous)).toBeNull();
    expect(await found({ id: newId('gft') }, staff)).toBeNull();
    expect(await found({ code: 'NONE-NONE' }, staff)).toBeNull();
  });

  it('is opened by one more key however often a request is sent, and no more by a revoked one', async () => {
    const { giftCard } = await issue();
    const input = { giftCardId: giftCard.id, kind: 'EMAIL', idempotencyKey: randomUUID() };
    const added = [await ask(ADD, { input }), await ask(ADD, { input }), await ask(ADD, { input })].map(
      ({ data }) => data.addGiftCardKey,
    );
    expect(added.map(({ code }) => code === null)).toEqual([false, true, true]);
    expect(added[2].giftCard.keys).toHaveLength(2);
    const revoke = { giftCardKeyId: added[0].giftCardKey.id, idempotencyKey: randomUUID() };
    for (let sent = 0; sent < 2; sent++) {
      const { data } = await ask(REVOKE, { input: revoke });
      expect(data.revokeGiftCardKey.giftCardKey).toEqual({ id: revoke.giftCardKeyId, revokedAt: expect.any(String) });
    }
    expect((await ask(FIND, { ref: { code: added[0].code } }, anonymous)).data.giftCard).toBeNull();
  });

  it('is voided for good, with what was left as an entry', async () => {
    const { giftCard } = await issue();
    const input = { giftCardId: giftCard.id, idempotencyKey: randomUUID() };
    for (let sent = 0; sent < 2; sent++) {
      const { data } = await ask(VOID, { input });
      expect(data.voidGiftCard.giftCard).toMatchObject({ status: 'VOIDED', balance: { amount: '0.00' } });
    }
    const ENTRIES = `query ($ref: GiftCardRef!, $after: String) { giftCard(ref: $ref) { entries(first: 1, after: $after) {
      nodes { kind } pageInfo { hasNextPage endCursor } } } }`;
    const first = (await ask(ENTRIES, { ref: { id: giftCard.id } })).data.giftCard.entries;
    const after = first.pageInfo.endCursor;
    const next = (await ask(ENTRIES, { ref: { id: giftCard.id }, after })).data.giftCard.entries;
    expect([first.nodes, next.nodes]).toEqual([[{ kind: 'VOID' }], [{ kind: 'ISSUE' }]]);
  });
});

describe('gift cards', () => {
  it('are listed for staff, forth and back, each once', async () => {
    const made = [await issue(), await issue(), await issue()].map(({ giftCard }) => giftCard.id);
    const LIST = `query ($filter: GiftCardFilter, $first: Int, $last: Int, $after: String, $before: String) {
      giftCards(filter: $filter, first: $first, last: $last, after: $after, before: $before) {
        totalCount nodes { id } pageInfo { startCursor endCursor } } }`;
    const filter = { statuses: ['ACTIVE'] };
    const newest = (await ask(LIST, { filter, first: 2 })).data.giftCards;
    expect(newest.nodes.map(({ id }: { id: string }) => id)).toEqual([made[2], made[1]]);
    const older = (await ask(LIST, { filter, first: 1, after: newest.pageInfo.endCursor })).data.giftCards;
    expect(older.nodes).toEqual([{ id: made[0] }]);
    const back = (await ask(LIST, { filter, last: 2, before: older.pageInfo.startCursor })).data.giftCards;
    expect(back.nodes).toEqual(newest.nodes);
    expect(newest.totalCount).toBeGreaterThanOrEqual(3);
    expect((await ask(LIST, { filter: { statuses: [] } })).data.giftCards).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await ask(LIST, {}, anonymous)).code).toBe('UNAUTHENTICATED');
  });
});
