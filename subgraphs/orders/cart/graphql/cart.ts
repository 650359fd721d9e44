import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { DeliveryMethodType, ShippingAddressType } from '../../delivery/graphql/types.ts';
import { ChannelType, CustomerType, LocationType, ProductVariantType, refer } from '../../references.ts';
import type { PricedCartLine } from '../model/priced-cart.ts';
import { cartsById } from './loaders.ts';
import { CartType } from './types.ts';

const CartLineType = builder.objectRef<{ line: PricedCartLine; currency: string }>('CartLine').implement({
  description: "Units of one variant, at the price of the cart's channel now.",
  fields: (t) => ({
    id: t.id({ resolve: ({ line }) => line.id }),
    variant: t.field({ type: ProductVariantType, nullable: true, resolve: ({ line }) => ({ id: line.variantId }) }),
    quantity: t.int({ resolve: ({ line }) => line.quantity }),
    unitPrice: t.field({ type: MoneyType, resolve: ({ line, currency }) => money(line.unitPriceMinor, currency) }),
    lineTotal: t.field({
      type: MoneyType,
      description: 'Unit price times quantity, as shown to the customer.',
      resolve: ({ line, currency }) => money(line.unitPriceMinor * BigInt(line.quantity), currency),
    }),
    problem: t.string({
      nullable: true,
      description: 'Why it cannot be bought on this channel now; such a cart cannot be checked out.',
      resolve: ({ line }) => line.problem,
    }),
  }),
});

/** "•••• 1234": enough to know one's card by. */
function mask(code: string): string {
  return `•••• ${code.slice(-4)}`;
}

CartType.implement({
  description:
    'What the customer is about to buy, followed across devices and channels; priced for its channel at each read. The holder of the token may use it.',
  fields: (t) => ({
    id: t.id({ resolve: ({ cart }) => cart.id }),
    token: t.string({ description: 'Secret that opens the cart elsewhere.', resolve: ({ cart }) => cart.token }),
    channel: t.field({ type: ChannelType, nullable: true, resolve: ({ cart }) => ({ code: cart.channel }) }),
    customer: t.field({ type: CustomerType, nullable: true, resolve: ({ cart }) => refer(cart.customerId) }),
    lines: t.field({
      type: [CartLineType],
      resolve: ({ cart, lines }) => lines.map((line) => ({ line, currency: cart.currency })),
    }),
    currencyCode: t.field({ type: 'CurrencyCode', resolve: ({ cart }) => cart.currency }),
    email: t.string({ nullable: true, resolve: ({ cart }) => cart.email }),
    shippingAddress: t.field({
      type: ShippingAddressType,
      nullable: true,
      resolve: ({ cart }) => cart.shippingAddress,
    }),
    deliveryMethod: t.field({ type: DeliveryMethodType, resolve: ({ cart }) => cart.deliveryMethod }),
    pickupLocation: t.field({
      type: LocationType,
      nullable: true,
      resolve: ({ cart }) => refer(cart.pickupLocationId),
    }),
    sellingLocation: t.field({
      type: LocationType,
      nullable: true,
      description: 'Store that sells, when staff serve the customer.',
      resolve: ({ cart }) => refer(cart.sellingLocationId),
    }),
    subtotal: t.field({
      type: MoneyType,
      description: 'Sum of the line totals.',
      resolve: ({ cart, subtotalMinor }) => money(subtotalMinor, cart.currency),
    }),
    tax: t.field({
      type: MoneyType,
      description: 'Tax within the total.',
      resolve: ({ cart, totals }) => money(totals.taxMinor, cart.currency),
    }),
    shipping: t.field({
      type: MoneyType,
      description: 'Delivery, tax included.',
      resolve: ({ cart, shippingPaidMinor }) => money(shippingPaidMinor, cart.currency),
    }),
    total: t.field({
      type: MoneyType,
      description: 'What is to be paid, by money, points and gift cards together.',
      resolve: ({ cart, totals }) => money(totals.totalMinor, cart.currency),
    }),
    pointsToRedeem: t.int({ resolve: ({ cart }) => cart.pointsToRedeem }),
    giftCards: t.stringList({
      description: 'Gift cards that will pay, masked.',
      resolve: ({ cart }) => cart.giftCardCodes.map(mask),
    }),
    expiresAt: t.field({ type: 'DateTime', resolve: ({ cart }) => cart.expiresAt }),
    holdExpiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When the hold on its units ends; null where its channel holds none, and once that time is over: then its units compete again.',
      resolve: ({ cart }, _args, { deps }) =>
        cart.holdExpiresAt !== null && cart.holdExpiresAt > deps.clock.now() ? cart.holdExpiresAt : null,
    }),
    version: t.int({ description: 'Grows with each change.', resolve: ({ cart }) => cart.version }),
  }),
});
builder.asEntity(CartType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => cartsById(context).load(id),
});
