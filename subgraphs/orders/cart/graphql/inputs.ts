import { builder, idempotencyKey } from '../../builder.ts';
import { AddressInput, DeliveryMethodType } from '../../delivery/graphql/types.ts';

const CartLineInput = builder.inputType('CartLineInput', {
  description: 'Units of a variant to put into a cart.',
  fields: (t) => ({
    variantId: t.id({ required: true, description: 'The variant.' }),
    quantity: t.int({ required: true, description: 'Selling units, 1 to 10,000 in the line as a whole.' }),
  }),
});
const CartLineUpdateInput = builder.inputType('CartLineUpdateInput', {
  description: 'How many units a line of a cart is to hold.',
  fields: (t) => ({
    lineId: t.id({ required: true, description: 'The line.' }),
    quantity: t.int({ required: true, description: 'Selling units, 0 to 10,000; 0 removes the line.' }),
  }),
});
const cartIdDescription = "The caller's cart; of any customer for staff with orders:write.";

export const CreateCartInput = builder.inputType('CreateCartInput', {
  description:
    "A new cart. Its channel and currency are the request's; staff sell for the request's store, or the only one they have.",
  fields: (t) => ({
    lines: t.field({ type: [CartLineInput], description: 'What is in it at once; at most 100.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const AddCartLinesInput = builder.inputType('AddCartLinesInput', {
  description: 'Units to add; a variant that is there already gets more of it.',
  fields: (t) => ({
    cartId: t.id({ required: true, description: cartIdDescription }),
    lines: t.field({ type: [CartLineInput], required: true, description: 'At most 100.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const UpdateCartLinesInput = builder.inputType('UpdateCartLinesInput', {
  description: 'New quantities of lines, each at the price of now.',
  fields: (t) => ({
    cartId: t.id({ required: true, description: cartIdDescription }),
    lines: t.field({ type: [CartLineUpdateInput], required: true, description: 'Each line once; at most 100.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const RemoveCartLinesInput = builder.inputType('RemoveCartLinesInput', {
  description: 'Lines to take out.',
  fields: (t) => ({
    cartId: t.id({ required: true, description: cartIdDescription }),
    lineIds: t.idList({ required: true, description: 'Lines that are gone already change nothing; at most 100.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const UpdateCartInput = builder.inputType('UpdateCartInput', {
  description: 'What is absent stays as it is; null clears what can be absent.',
  fields: (t) => ({
    cartId: t.id({ required: true, description: cartIdDescription }),
    channelId: t.id({
      description:
        'The channel that it moves to; its prices follow, and its currency where the channel has another one.',
    }),
    email: t.string({ description: 'Where the order is confirmed; null for the address of the account.' }),
    shippingAddress: t.field({
      type: AddressInput,
      description: 'Where it is sent; line1, postalCode, city and countryCode are needed.',
    }),
    deliveryMethod: t.field({ type: DeliveryMethodType, description: 'How the customer gets it.' }),
    pickupLocationId: t.id({ description: 'The store of a pickup; it must offer pickup.' }),
    pointsToRedeem: t.int({
      description: "Points of the cart's customer that will pay, no more than they have.",
    }),
    customerId: t.id({ description: 'Whose cart it is; staff alone.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const ApplyGiftCardInput = builder.inputType('ApplyGiftCardInput', {
  description: 'A gift card that will pay for a cart.',
  fields: (t) => ({
    cartId: t.id({ required: true, description: cartIdDescription }),
    code: t.string({ required: true, description: 'The code of the card; spaces, dashes and case do not matter.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const RemoveGiftCardInput = builder.inputType('RemoveGiftCardInput', {
  description: 'A gift card that will not pay for a cart.',
  fields: (t) => ({
    cartId: t.id({ required: true, description: cartIdDescription }),
    giftCardId: t.id({ required: true, description: 'The card, as `Cart.giftCards` names it.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const MergeCartsInput = builder.inputType('MergeCartsInput', {
  description: 'Two carts that become one; quantities add up.',
  fields: (t) => ({
    fromCartId: t.id({ required: true, description: 'The cart that is emptied and closed.' }),
    cartId: t.id({ required: true, description: 'The cart that remains.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const ClaimCartInput = builder.inputType('ClaimCartInput', {
  description: 'A cart that was begun elsewhere.',
  fields: (t) => ({
    shareToken: t.string({ required: true, description: '`Cart.shareToken`, as the other device was given it.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
