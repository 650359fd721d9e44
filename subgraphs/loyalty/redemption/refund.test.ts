import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { aliasProjection } from '../../shared/customer-alias.ts';
import { addGiftCardKey } from '../gift-cards/add-gift-card-key.ts';
import { holdGiftCards } from '../gift-cards/hold-gift-cards.ts';
import { GiftCardNotUsableError } from '../gift-cards/model/errors.ts';
import { readCards } from '../gift-cards/store/gift-cards.ts';
import { voidGiftCard } from '../gift-cards/void-gift-card.ts';
import { holdPoints } from '../points/hold-points.ts';
import { issueCard, openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { commitHolds } from './commit-holds.ts';
import { refund } from './refund.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

/** Says which ids are one person and whose tokens read them, as `customers` would. */
async function join(
  memberIds: readonly string[],
  survivorId: string,
  version: number,
  bearers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const payload = { survivorId, memberIds, bearers, version };
  const event = { type: 'customers.identity-component-changed.v1', payload };
  await loyalty.deps.db.inTransaction('join', (tx) => aliasProjection.handle(tx, [event as unknown as LoggedEvent]));
}

describe('points', () => {
  it('L6: reversed after they were redeemed become a debt that the next earning settles', async () => {
    const { deps } = loyalty;
    const customerId = newId('cus');
    const orderId = await loyalty.earn(customerId, 100);
    const checkoutId = newId('ord');
    await holdPoints(deps, { checkoutId, customerId, points: 80 });
    await commitHolds(deps, checkoutId);
    const returned = {
      causeId: newId('ret'),
      orderId,
      customerId,
      reverseEarnNetMinor: 10_000n,
      restorePoints: 0,
      giftCards: [],
    };
    await refund(deps, returned);
    await refund(deps, returned);
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 0, debt: 80 });
    await loyalty.earn(customerId, 100);
    expect(await loyalty.balanceOf(customerId)).toMatchObject({ points: 20, debt: 0 });
  });

  it('that paid go back to the accounts they came from, so that parted people have their own again', async () => {
    const { deps } = loyalty;
    const [buyer, other] = [await loyalty.customerWith(10), await loyalty.customerWith(90)];
    await join([buyer, other], buyer, 1, { [buyer]: buyer, [other]: buyer });
    const orderId = newId('ord');
    await holdPoints(deps, { checkoutId: orderId, customerId: buyer, points: 95 });
    await commitHolds(deps, orderId);
    const paid = { orderId, customerId: buyer, reverseEarnNetMinor: 0n, giftCards: [] };
    for (const restorePoints of [40, 55]) {
      const cause = { ...paid, causeId: newId('ret'), restorePoints };
      await Promise.all([refund(deps, cause), refund(deps, cause)]);
      await refund(deps, cause);
    }
    await join([buyer], buyer, 2, { [buyer]: buyer });
    await join([other], other, 3, { [other]: buyer });
    expect([await loyalty.balanceOf(buyer), await loyalty.balanceOf(other)]).toMatchObject([
      { points: 10 },
      { points: 90 },
    ]);
    expect(await loyalty.drift()).toBe(0);
  });
});

describe('points of records that staff joined', () => {
  it('pay for no cart of either: only the owner’s own proof opens them', async () => {
    const { deps } = loyalty;
    const [stranger, victim] = [await loyalty.customerWith(10), await loyalty.customerWith(90)];
    await join([stranger, victim], victim, 4, { [stranger]: stranger });
    expect(await loyalty.balanceOf(stranger)).toMatchObject({ points: 100 });
    const more = holdPoints(deps, { checkoutId: newId('ord'), customerId: stranger, points: 11 });
    await expect(more).rejects.toMatchObject({ available: 10 });
    await holdPoints(deps, { checkoutId: newId('ord'), customerId: stranger, points: 10 });
  });
});

describe('gift cards', () => {
  it('L6: get back on a return what they had paid, once', async () => {
    const { deps } = loyalty;
    const { giftCardId, keyId } = await issueCard(loyalty, 5_000n);
    const checkoutId = newId('ord');
    await holdGiftCards(deps, { checkoutId, keyIds: [keyId], currency: 'EUR', maxMinor: 5_000n });
    await commitHolds(deps, checkoutId);
    const cause = {
      causeId: newId('ret'),
      orderId: checkoutId,
      customerId: null,
      reverseEarnNetMinor: 0n,
      restorePoints: 0,
      giftCards: [{ giftCardId, amountMinor: 2_000n }],
    };
    await Promise.all([refund(deps, cause), refund(deps, cause)]);
    expect(await readCards(deps.db, [giftCardId])).toMatchObject([{ balanceMinor: 2_000n }]);
    expect(await loyalty.drift()).toBe(0);
  });

  it('that were voided since are usable again by a new key alone, and can be voided again', async () => {
    const { deps } = loyalty;
    const { giftCardId, keyId } = await issueCard(loyalty, 5_000n);
    const checkoutId = newId('ord');
    await holdGiftCards(deps, { checkoutId, keyIds: [keyId], currency: 'EUR', maxMinor: 4_490n });
    await commitHolds(deps, checkoutId);
    const request = createServiceContext('test', 60_000);
    await voidGiftCard(deps, request, { giftCardId, idempotencyKey: randomUUID() });
    const cause = {
      causeId: checkoutId,
      orderId: checkoutId,
      customerId: null,
      reverseEarnNetMinor: 0n,
      restorePoints: 0,
      giftCards: [{ giftCardId, amountMinor: 4_490n }],
    };
    await Promise.all([refund(deps, cause), refund(deps, cause)]);
    expect(await readCards(deps.db, [giftCardId])).toMatchObject([{ balanceMinor: 4_490n, status: 'ACTIVE' }]);
    const pay = (keyIds: string[]) =>
      holdGiftCards(deps, { checkoutId: newId('ord'), keyIds, currency: 'EUR', maxMinor: 1_000n });
    await expect(pay([keyId])).rejects.toThrow(GiftCardNotUsableError);
    const added = await addGiftCardKey(deps, request, { giftCardId, kind: 'EMAIL', idempotencyKey: randomUUID() });
    expect(await pay([added.giftCardKeyId])).toMatchObject([{ amountMinor: 1_000n }]);
    expect(await loyalty.drift()).toBe(0);
  });
});
