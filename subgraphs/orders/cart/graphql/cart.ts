import { money } from '#kernel/values/money.ts';
import { wholeAddress } from '../../../shared/address.ts';
import { builder, MoneyType, NodeInterface } from '../../builder.ts';
import { AddressType, DeliveryMethodType } from '../../delivery/graphql/types.ts';
import { ChannelType, CustomerType, LocationType, ProductVariantType, refer } from '../../references.ts';
import { CostType, LineCostType } from '../../totals/graphql/types.ts';
import { costOf, type LineCost, lineCostsOf } from '../../totals/model/cost.ts';
import { issuesOfCart, issuesOfLines } from '../model/cart-issues.ts';
import type { GiftCardShare } from '../model/cart-payment.ts';
import { type PricedCart, type PricedCartLine, soldCart } from '../model/priced-cart.ts';
import { cartPaymentOrLast, cartPayments, cartStock, cartsById } from './loaders.ts';
import { CartIssueType, CartType } from './types.ts';

const CartLineType = builder
  .objectRef<{ line: PricedCartLine; cost: LineCost; priced: PricedCart }>('CartLine')
  .implement({
    access: ['owner', 'orders:write'],
    description: "Units of one variant, at the price of the cart's channel now.",
    fields: (t) => ({
      id: t.id({ description: 'Names the line within its cart.', resolve: ({ line }) => line.id }),
      quantity: t.int({ description: 'Selling units, 1 to 10,000.', resolve: ({ line }) => line.quantity }),
      variant: t.field({
        type: ProductVariantType,
        nullable: true,
        description: 'What is bought; null when the catalog does not know it any more.',
        resolve: ({ line }) => ({ id: line.variantId }),
      }),
      cost: t.field({
        type: LineCostType,
        description: 'What it costs now; 0 for what is not for sale.',
        resolve: ({ cost }) => cost,
      }),
      issues: t.field({
        type: [CartIssueType],
        description:
          'What is wrong with it at this moment; a line that is not for sale or has too little stock cannot be ordered. Without a word of stock while stock cannot be asked. At most 2.',
        resolve: async ({ line, priced }, _args, context) =>
          issuesOfLines(priced, await cartStock(context).load(priced)).get(line.id) ?? [],
      }),
    }),
  });

const AppliedGiftCardType = builder.objectRef<{ card: GiftCardShare; currency: string }>('AppliedGiftCard').implement({
  access: ['owner', 'orders:write'],
  description: 'A gift card that will pay for a cart; its money is held once the cart is checked out.',
  fields: (t) => ({
    id: t.id({
      description: 'Id of the gift card, by which `removeGiftCard` names it.',
      resolve: ({ card }) => card.id,
    }),
    maskedCode: t.string({
      description: 'The last characters of the code that it was applied with, "•••• 1234".',
      resolve: ({ card }) => card.maskedCode,
    }),
    balance: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What could be drawn from it now; null while that cannot be asked.',
      resolve: ({ card, currency }) => (card.balanceMinor === null ? null : money(card.balanceMinor, currency)),
    }),
    amountApplied: t.field({
      type: MoneyType,
      description:
        'What it will pay of the total, after points and the cards before it; while its balance cannot be asked, by what it held when it was applied.',
      resolve: ({ card, currency }) => money(card.appliedMinor, currency),
    }),
  }),
});

CartType.implement({
  description:
    'What a customer is about to buy, followed across devices and channels; priced for its channel at each read. Its customer or guest may use it.',
  access: ['owner', 'orders:write'],
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.id({ description: 'The id of the cart.', resolve: ({ cart }) => cart.id }),
    version: t.int({ description: 'Grows with each change.', resolve: ({ cart }) => cart.version }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description:
        'Where it is bought; its prices and its currency are those of this channel; null when it cannot be read at the moment.',
      resolve: ({ cart }) => ({ code: cart.channel }),
    }),
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description: 'Whose it is; null for a guest, and while staff have not said so.',
      resolve: ({ cart }) => refer(cart.customerId),
    }),
    email: t.string({
      nullable: true,
      description: "Where the order is confirmed; null for the address of the customer's account.",
      resolve: ({ cart }) => cart.email,
    }),
    lines: t.field({
      type: [CartLineType],
      description: 'What is in it, in the order in which it was put in; at most 100.',
      resolve: (priced) => {
        const costs = lineCostsOf(soldCart(priced));
        return priced.lines.flatMap((line, index) => {
          const cost = costs[index];
          return cost ? [{ line, cost, priced }] : [];
        });
      },
    }),
    cost: t.field({
      type: CostType,
      description: 'What it costs now.',
      resolve: (priced) => costOf(soldCart(priced), 'ESTIMATED'),
    }),
    giftCards: t.field({
      type: [AppliedGiftCardType],
      description: 'Gift cards that will pay, in the order in which they do; at most 10.',
      resolve: async (priced, _args, context) => {
        const { giftCards } = await cartPaymentOrLast(context, priced);
        return giftCards.map((card) => ({ card, currency: priced.cart.currency }));
      },
    }),
    pointsToRedeem: t.int({
      description: "Points of the cart's customer that will pay, as far as the total needs them.",
      resolve: ({ cart }) => cart.pointsToRedeem,
    }),
    amountPaidByPoints: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What the points pay of the total; null while loyalty cannot be asked.',
      resolve: async (priced, _args, context) =>
        money((await cartPayments(context).load(priced)).pointsMinor, priced.cart.currency),
    }),
    amountDue: t.field({
      type: MoneyType,
      nullable: true,
      description:
        'What is left of the total after points and gift cards; null while loyalty cannot say what they pay.',
      resolve: async (priced, _args, context) =>
        money((await cartPayments(context).load(priced)).dueMinor, priced.cart.currency),
    }),
    issues: t.field({
      type: [CartIssueType],
      description:
        'What is wrong with it as a whole at this moment; what is wrong with a line stands there. At most 12.',
      resolve: async (priced, _args, context) => issuesOfCart(priced, await cartPaymentOrLast(context, priced)),
    }),
    shippingAddress: t.field({
      type: AddressType,
      nullable: true,
      description: 'Where it is sent; null while that is not said.',
      resolve: ({ cart: { shippingAddress } }) => shippingAddress && wholeAddress(shippingAddress),
    }),
    deliveryMethod: t.field({
      type: DeliveryMethodType,
      description: 'How the customer gets it.',
      resolve: ({ cart }) => cart.deliveryMethod,
    }),
    pickupLocation: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store of a pickup; null while none is chosen.',
      resolve: ({ cart }) => refer(cart.pickupLocationId),
    }),
    sellingLocation: t.field({
      type: LocationType,
      nullable: true,
      description:
        'The store that sells, when staff serve the customer; null for all other carts, and when it cannot be read at the moment.',
      resolve: ({ cart }) => refer(cart.sellingLocationId),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When it changed last.',
      resolve: ({ cart }) => cart.updatedAt,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When it is forgotten unless it changes: 60 days after its last change.',
      resolve: ({ cart }) => cart.expiresAt,
    }),
    holdExpiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When the hold on its units ends; null where its channel holds none, and once it has expired: then its units compete again.',
      resolve: ({ cart }, _args, { deps }) =>
        cart.holdExpiresAt !== null && cart.holdExpiresAt > deps.clock.now() ? cart.holdExpiresAt : null,
    }),
    shareToken: t.string({
      description: 'A secret: with it `claimCart` makes the cart that of another session or device.',
      resolve: ({ cart }) => cart.shareToken,
    }),
  }),
});
builder.asEntity(CartType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => cartsById(context).load(id),
});
