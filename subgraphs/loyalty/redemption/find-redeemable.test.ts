import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { holdGiftCards } from '../gift-cards/hold-gift-cards.ts';
import { holdPoints } from '../points/hold-points.ts';
import { issueCard, openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { findRedeemable } from './find-redeemable.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

const cart = { currency: 'EUR', codes: [], keyIds: [] };

describe('what could pay beside money', () => {
  it('is what no other checkout holds, for several carts at once', async () => {
    const { deps } = loyalty;
    const [customerId, other] = [await loyalty.customerWith(100), await loyalty.customerWith(7)];
    const { giftCardId, code, keyId } = await issueCard(loyalty, 5_000n);
    const checkoutId = newId('ord');
    await holdPoints(deps, { checkoutId, customerId, points: 40 });
    await holdGiftCards(deps, { checkoutId, keyIds: [keyId], currency: 'EUR', maxMinor: 2_000n });
    const own = { ...cart, customerId, keyIds: [keyId] };
    const [theirs, anyone, another] = await findRedeemable(deps, [
      { ...own, checkoutId },
      own,
      { ...cart, customerId: other, codes: [code] },
    ]);
    expect(theirs).toMatchObject({ points: 100, giftCards: [{ giftCardId, usableMinor: 5_000n, problem: null }] });
    expect(anyone).toMatchObject({ points: 60, giftCards: [{ giftCardId, usableMinor: 3_000n }] });
    expect(another).toMatchObject({
      points: 7,
      giftCards: [{ giftCardId, giftCardKeyId: keyId, usableMinor: 3_000n }],
    });
  });

  it('says of each card that cannot pay why, and shows no more of its code than the last letters', async () => {
    const { code, keyId } = await issueCard(loyalty, 100n);
    await holdGiftCards(loyalty.deps, { checkoutId: newId('ord'), keyIds: [keyId], currency: 'EUR', maxMinor: 100n });
    const [euros, dollars] = await findRedeemable(loyalty.deps, [
      { ...cart, codes: [code, 'NOSUCHCODE123456'] },
      { ...cart, currency: 'USD', codes: [code] },
    ]);
    expect(euros?.giftCards).toMatchObject([
      { maskedCode: `•••• ${code.slice(-4)}`, problem: 'EMPTY' },
      { giftCardId: null, maskedCode: '•••• 3456', problem: 'UNKNOWN' },
    ]);
    expect(dollars).toMatchObject({ minorPerPoint: 0n, giftCards: [{ problem: 'OTHER_CURRENCY' }] });
  });
});
