import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import type { Cart } from '../../cart/model/cart.ts';
import { soldCart, totalCart } from '../../cart/model/priced-cart.ts';
import { soldOrder } from '../../order/model/order-cost.ts';
import { costOf, lineCostsOf } from '../../totals/model/cost.ts';
import { toNewOrder } from './new-order.ts';

const now = new Date('2026-11-22T09:00:00Z');
const variants = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 99 }),
    unitPriceMinor: fc.bigInt({ min: 0n, max: 10_000n }),
    taxRateBasisPoints: fc.constantFrom(0, 550, 2_000),
    taxIncluded: fc.boolean(),
    kind: fc.constantFrom('GOOD' as const, 'SERVICE' as const),
  }),
  { maxLength: 8 },
);

function toCart(deliveryMethod: Cart['deliveryMethod'], lines: Cart['lines']): Cart {
  return {
    id: newId('crt'),
    shareToken: 'token',
    channel: 'WEB',
    currency: 'EUR',
    status: 'OPEN',
    version: 1,
    customerId: null,
    checkoutOrderId: null,
    sellingLocationId: null,
    email: null,
    shippingAddress: null,
    deliveryMethod,
    pickupLocationId: null,
    pointsToRedeem: 0,
    giftCards: [],
    recentKeys: [],
    updatedAt: now,
    expiresAt: now,
    holdExpiresAt: null,
    lines,
  };
}

it('an order costs what its cart did, as a whole and line by line', () => {
  fc.assert(
    fc.property(variants, fc.constantFrom('SHIP', 'PICKUP', 'IN_STORE'), (goods, deliveryMethod) => {
      const known = goods.map((variant) => ({
        ...variant,
        variantId: newId('var'),
        productId: newId('prd'),
        productTitle: 'Coat',
        sku: null,
        category: null,
        unitCostMinor: null,
        sellable: true,
        reason: null,
        cartHoldMinutes: null,
        maxHeldQuantity: null,
      }));
      const lines = known.map(({ variantId, quantity }) => ({
        id: newId('ctl'),
        variantId,
        quantity,
        shownPriceMinor: null,
      }));
      const priced = totalCart(toCart(deliveryMethod, lines), known);
      const order = toNewOrder(priced, { kind: 'anonymous' }, now);
      expect(costOf(soldOrder(order), 'ESTIMATED')).toEqual(costOf(soldCart(priced), 'ESTIMATED'));
      expect(lineCostsOf(soldOrder(order))).toEqual(lineCostsOf(soldCart(priced)));
      expect(costOf(soldOrder(order), 'FINAL').total.gross.minor).toBe(order.totalMinor);
    }),
  );
});
