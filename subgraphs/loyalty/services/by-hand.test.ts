import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../test/support/subgraphs.ts';
import { customers } from '../../customers/index.ts';
import { createRequestContext, createServiceContext } from '../../shared/context.ts';
import { newId } from '../../shared/ids.ts';
import { money } from '../../shared/money.ts';
import { loyalty } from '../index.ts';
import { readBalances } from '../store/accounts.ts';
import { adjustPoints } from './adjust-points.ts';
import { issueGiftCard } from './issue-gift-card.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [customers, loyalty]);
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

const deps = () => running.get('loyalty').deps;
function clerk() {
  const staffId = newId<string>('stf');
  return createRequestContext({
    actor: { kind: 'staff', staffId, sessionId: 's', roles: ['SERVICE'], locationIds: [] },
  });
}
async function customer(): Promise<string> {
  const answer = await running.get('customers').execute({
    document: 'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }',
    variables: { sets: [{ ref: '1', identifiers: [{ kind: 'LOYALTY_CARD', value: newId('card') }] }] },
    request: createServiceContext('test'),
  });
  const [found] = (answer.data?.['customersResolveIdentities'] ?? []) as Array<{ customerId: string }>;
  return found?.customerId ?? '';
}

it('two clerks who happen on the same key each correct a balance, and each of them once', async () => {
  const customerId = await customer();
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
