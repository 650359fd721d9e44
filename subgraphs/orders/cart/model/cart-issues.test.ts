import { expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import type { Cart } from './cart.ts';
import { issuesOfCart, issuesOfLines } from './cart-issues.ts';
import { totalCart } from './priced-cart.ts';

const address = { line1: '1 rue X', postalCode: '75001', city: 'Paris', countryCode: 'FR' };
const line = { id: newId('ctl'), variantId: newId('var'), quantity: 1, shownPriceMinor: null };
const cart = { currency: 'EUR', deliveryMethod: 'SHIP', shippingAddress: address, lines: [line] } as const;

function kinds(fields: Partial<Cart>): string[] {
  const nothing = { pickupLocationId: null, sellingLocationId: null };
  const priced = totalCart({ ...cart, ...nothing, ...fields } as unknown as Cart, []);
  return issuesOfCart(priced, { giftCards: [], pointsMinor: 0n, dueMinor: 0n }).map(({ kind }) => kind);
}

it.each([
  ['in euros', {}, []],
  ['in a currency for whose delivery no fee is set', { currency: 'CHF' }, ['NO_SHIPPING_RATE']],
  ['in such a currency, picked up', { currency: 'CHF', deliveryMethod: 'PICKUP', pickupLocationId: newId('loc') }, []],
  ['in such a currency, sold in a store', { currency: 'JPY', sellingLocationId: newId('loc') }, []],
  ['in such a currency, empty', { currency: 'KWD', lines: [] }, []],
  ['that goes nowhere', { shippingAddress: null }, ['ADDRESS_NEEDED']],
] as const)('a cart %s says what is wrong with it', (_what, fields, expected) => {
  expect(kinds(fields as Partial<Cart>)).toEqual(expected);
});

it('says it in words of either language, of what cannot be bought too', () => {
  const known = totalCart({ ...cart, shippingAddress: null } as unknown as Cart, []);
  const [whole] = issuesOfCart(known, { giftCards: [], pointsMinor: 0n, dueMinor: 0n });
  expect(whole?.message.fr).toBe('Il manque l’adresse à laquelle envoyer la commande');
  const [ofLine] = issuesOfLines(known, null).get(line.id) ?? [];
  expect(ofLine?.message).toEqual({
    en: 'This is not sold on this channel',
    fr: 'Cet article n’est pas vendu sur ce canal',
  });
});
