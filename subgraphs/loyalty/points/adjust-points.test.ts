import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { adjustPoints } from './adjust-points.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

function clerk(locationIds: readonly string[] = []) {
  const staffId = newId('stf');
  return createRequestContext({ actor: { kind: 'staff', staffId, sessionId: 's', roles: ['SERVICE'], locationIds } });
}

it('L13: are corrected by nobody who is bound to stores, since points are of none', async () => {
  const customerId = newId('cus');
  const deps = loyalty.withPort({ customersFacts: [{ id: customerId }] });
  const input = { customerId, points: 50, reason: 'goodwill', idempotencyKey: 'tuesday-1' };
  await expect(adjustPoints(deps, clerk([newId('loc')]), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await loyalty.balanceOf(customerId)).toBeUndefined();
});

it('two clerks who use the same key each correct a balance, and each of them once', async () => {
  const customerId = newId('cus');
  const deps = loyalty.withPort({ customersFacts: [{ id: customerId }] });
  const input = { customerId, points: 50, reason: 'goodwill', idempotencyKey: 'monday-1' };
  const [first, second] = [clerk(), clerk()];
  for (const request of [first, second, first, second]) await adjustPoints(deps, request, input);
  expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 100 });
});
