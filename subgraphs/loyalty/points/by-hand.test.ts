import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPorts } from '#kernel/ports/port.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../test/support/subgraphs.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { issueGiftCard } from '../gift-cards/issue-gift-card.ts';
import { loyalty } from '../index.ts';
import { adjustPoints } from './adjust-points.ts';
import { readBalances } from './store/accounts.ts';

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

const customerId = newId<string>('cus');
/** Loyalty with `customers` as its port answers: what lies behind the transport is another domain's. */
function deps(): LoyaltyDeps {
  const execute = async () => ({ data: { customersFacts: [{ id: customerId }] } });
  return { ...running.get('loyalty').deps, ports: createPorts('loyalty', { execute }) };
}
function clerk() {
  const staffId = newId<string>('stf');
  return createRequestContext({
    actor: { kind: 'staff', staffId, sessionId: 's', roles: ['SERVICE'], locationIds: [] },
  });
}
it('two clerks who happen on the same key each correct a balance, and each of them once', async () => {
  const input = { customerId, points: 50, reason: 'goodwill', idempotencyKey: 'monday-1' };
  const [first, second] = [clerk(), clerk()];
  for (const request of [first, second, first, second]) await adjustPoints(deps(), request, input);
  expect(await readBalances(deps().db, [customerId])).toMatchObject([{ points: 100 }]);
});

it('two clerks who happen on the same key each issue a card of their own', async () => {
  const input = { channel: 'STORE', kind: 'PLASTIC', customerId: null, idempotencyKey: 'monday-1' } as const;
  const first = await issueGiftCard(deps(), clerk(), { ...input, amount: money(5_000n, 'EUR') });
  const second = await issueGiftCard(deps(), clerk(), { ...input, amount: money(5_000n, 'EUR') });
  expect(second.giftCardId).not.toBe(first.giftCardId);
  expect(second.code).toEqual(expect.any(String));
});
