import { builder } from '../../builder.ts';
import { DeliveryMethodType } from '../../delivery/graphql/types.ts';

const CartLineInput = builder.inputType('CartLineInput', {
  description: 'Units of a variant to put into a cart.',
  fields: (t) => ({ variantId: t.id({ required: true }), quantity: t.int({ required: true }) }),
});
const ShippingAddressInput = builder.inputType('ShippingAddressInput', {
  description: 'Where an order goes.',
  fields: (t) => ({
    name: t.string(),
    line1: t.string({ required: true }),
    line2: t.string(),
    postalCode: t.string({ required: true }),
    city: t.string({ required: true }),
    countryCode: t.string({ required: true, description: 'ISO 3166, two letters.' }),
    phone: t.string(),
    latitude: t.float({ description: 'With longitude: lets the nearest store that ships be chosen.' }),
    longitude: t.float(),
  }),
});
const tokenDescription = 'Token of the cart; not needed by its signed-in owner nor by staff.';

export const CreateCartInput = builder.inputType('CreateCartInput', {
  description: 'A new cart, or one from elsewhere that goes on here.',
  fields: (t) => ({
    channel: t.id({ required: true }),
    lines: t.field({ type: [CartLineInput] }),
    token: t.string({
      description: 'Token of a cart begun elsewhere: it moves to this channel, with these lines added.',
    }),
    currencyCode: t.field({ type: 'CurrencyCode', description: "The retailer's by default." }),
    sellingLocationId: t.id({ description: 'Store that sells; staff only.' }),
    anonymousId: t.string({
      description: "The visitor's id in the shop's touchpoints; lets the order know its journey.",
    }),
  }),
});
export const AddCartLinesInput = builder.inputType('AddCartLinesInput', {
  description: 'Units to add; a variant that is there already gets more of it.',
  fields: (t) => ({
    cartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
    lines: t.field({ type: [CartLineInput], required: true }),
  }),
});
export const UpdateCartLineInput = builder.inputType('UpdateCartLineInput', {
  description: 'The new quantity of a line.',
  fields: (t) => ({
    cartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
    lineId: t.id({ required: true }),
    quantity: t.int({ required: true, description: '0 removes the line.' }),
  }),
});
export const RemoveCartLineInput = builder.inputType('RemoveCartLineInput', {
  description: 'The line to remove.',
  fields: (t) => ({
    cartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
    lineId: t.id({ required: true }),
  }),
});
export const UpdateCartInput = builder.inputType('UpdateCartInput', {
  description: 'What is absent stays as it is; null clears.',
  fields: (t) => ({
    cartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
    channel: t.id({ description: 'Moves the cart; its prices follow.' }),
    anonymousId: t.string({
      description: "The visitor's id in the shop's touchpoints; lets the order know its journey.",
    }),
    email: t.string(),
    shippingAddress: t.field({ type: ShippingAddressInput }),
    deliveryMethod: t.field({ type: DeliveryMethodType }),
    pickupLocationId: t.id(),
    pointsToRedeem: t.int({ description: "Points of the cart's customer that will pay; for them and for staff." }),
    giftCardCodes: t.stringList(),
    customerId: t.id({ description: 'Whose cart it is; staff only.' }),
  }),
});
export const MergeCartsInput = builder.inputType('MergeCartsInput', {
  description: 'Two carts that become one; quantities add up.',
  fields: (t) => ({
    fromToken: t.string({ required: true, description: 'Token of the cart that is emptied and closed.' }),
    intoCartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
  }),
});
