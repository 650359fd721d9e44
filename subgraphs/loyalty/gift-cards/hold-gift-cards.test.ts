import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { issueCard, openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { holdGiftCards } from './hold-gift-cards.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

describe('gift cards', () => {
  it('answer a repeated hold with what is held already, though nothing is left', async () => {
    const { giftCardId, keyId } = await issueCard(loyalty, 5_000n);
    const wish = { checkoutId: newId('ord'), keyIds: [keyId], currency: 'EUR', maxMinor: 5_000n };
    const held = await holdGiftCards(loyalty.deps, wish);
    expect(held).toMatchObject([{ giftCardId, amountMinor: 5_000n }]);
    const again = await Promise.all(Array.from({ length: 5 }, () => holdGiftCards(loyalty.deps, wish)));
    expect(again).toEqual(again.map(() => held));
  });

  it('are refused in another currency and by an unknown key', async () => {
    const { keyId } = await issueCard(loyalty, 100n);
    const wish = { checkoutId: newId('ord'), currency: 'USD', maxMinor: 100n };
    const refused = { code: 'GIFT_CARD_NOT_USABLE' };
    await expect(holdGiftCards(loyalty.deps, { ...wish, keyIds: [keyId] })).rejects.toMatchObject(refused);
    await expect(holdGiftCards(loyalty.deps, { ...wish, keyIds: [newId('gfk')] })).rejects.toMatchObject(refused);
  });
});
