import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestContext, createServiceContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { issueGiftCard } from './issue-gift-card.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

function clerk() {
  const staffId = newId('stf');
  return createRequestContext({
    actor: { kind: 'staff', staffId, sessionId: 's', roles: ['SERVICE'], locationIds: [] },
  });
}
const input = {
  amount: money(5_000n, 'EUR'),
  channel: 'STORE',
  kind: 'PLASTIC',
  customerId: null,
  idempotencyKey: 'monday-1',
} as const;

describe('a gift card', () => {
  it('is issued once by a repeated request, whose code is shown the first time alone', async () => {
    const request = createServiceContext('test', 60_000);
    const first = await issueGiftCard(loyalty.deps, request, input);
    expect(first.code).toEqual(expect.any(String));
    expect(await issueGiftCard(loyalty.deps, request, input)).toEqual({ ...first, code: null });
  });

  it('is issued to each of two clerks who use the same key', async () => {
    const first = await issueGiftCard(loyalty.deps, clerk(), input);
    const second = await issueGiftCard(loyalty.deps, clerk(), input);
    expect(second.giftCardId).not.toBe(first.giftCardId);
    expect(second.code).toEqual(expect.any(String));
  });
});
