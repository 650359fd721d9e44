import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { DeliveryMethod } from '../../graphql/enums.ts';
import { InsufficientStockError } from '../../ports/errors.ts';
import { addCartLines } from '../add-cart-lines.ts';
import { changeCartLine } from '../change-cart-line.ts';
import { createCart } from '../create-cart.ts';
import { mergeCarts } from '../merge-carts.ts';
import { updateCart } from '../update-cart.ts';
import { CartPayload } from './cart.ts';

const types = [NotFoundError, ConflictError, ...COMMON_ERRORS];
const errors = { types };
/** Of what adds units, which a channel may have held at once. */
const addingErrors = { types: [InsufficientStockError, ...types] };

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

const CreateCartInput = builder.inputType('CreateCartInput', {
  description: 'A new cart, or one from elsewhere that goes on here.',
  fields: (t) => ({
    channel: t.id({ required: true }),
    lines: t.field({ type: [CartLineInput] }),
    token: t.string({
      description: 'Token of a cart begun elsewhere: it moves to this channel, with these lines added.',
    }),
    currencyCode: t.field({ type: 'CurrencyCode', description: "The house's by default." }),
    sellingLocationId: t.id({ description: 'Store that sells; staff only.' }),
    anonymousId: t.string({
      description: "The visitor's id in the shop's touchpoints; lets the order know its journey.",
    }),
  }),
});
const AddCartLinesInput = builder.inputType('AddCartLinesInput', {
  description: 'Units to add; a variant that is there already gets more of it.',
  fields: (t) => ({
    cartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
    lines: t.field({ type: [CartLineInput], required: true }),
  }),
});
const UpdateCartLineInput = builder.inputType('UpdateCartLineInput', {
  description: 'The new quantity of a line.',
  fields: (t) => ({
    cartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
    lineId: t.id({ required: true }),
    quantity: t.int({ required: true, description: '0 removes the line.' }),
  }),
});
const RemoveCartLineInput = builder.inputType('RemoveCartLineInput', {
  description: 'The line to remove.',
  fields: (t) => ({
    cartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
    lineId: t.id({ required: true }),
  }),
});
const UpdateCartInput = builder.inputType('UpdateCartInput', {
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
    deliveryMethod: t.field({ type: DeliveryMethod }),
    pickupLocationId: t.id(),
    pointsToBurn: t.int({ description: "Points of the cart's customer that will pay; for them and for staff." }),
    giftCardCodes: t.stringList(),
    customerId: t.id({ description: 'Whose cart it is; staff only.' }),
  }),
});
const MergeCartsInput = builder.inputType('MergeCartsInput', {
  description: 'Two carts that become one; quantities add up.',
  fields: (t) => ({
    fromToken: t.string({ required: true, description: 'Token of the cart that is emptied and closed.' }),
    intoCartId: t.id({ required: true }),
    token: t.string({ description: tokenDescription }),
  }),
});

/** An explicit null of a field that cannot be cleared means the same as leaving it out. */
function dropNulls(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const clearable = ['anonymousId', 'email', 'shippingAddress', 'pickupLocationId'];
  return Object.fromEntries(Object.entries(input).filter(([key, value]) => value !== null || clearable.includes(key)));
}

builder.mutationFields((t) => ({
  createCart: t.field({
    type: CartPayload,
    errors: addingErrors,
    description: 'Opens a cart on a channel, or moves one there by its token.',
    args: { input: t.arg({ type: CreateCartInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createCart(deps, request, input),
  }),
  addCartLines: t.field({
    type: CartPayload,
    errors: addingErrors,
    description:
      'Adds units. Where carts of the channel hold them (Channel.cartHoldMinutes), InsufficientStockError tells which are missing, and the cart stays as it was.',
    args: { input: t.arg({ type: AddCartLinesInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => addCartLines(deps, request, input),
  }),
  updateCartLine: t.field({
    type: CartPayload,
    description: 'Sets how many units a line holds.',
    errors: addingErrors,
    args: { input: t.arg({ type: UpdateCartLineInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => changeCartLine(deps, request, input),
  }),
  removeCartLine: t.field({
    type: CartPayload,
    description: 'Takes a line out.',
    errors,
    args: { input: t.arg({ type: RemoveCartLineInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => changeCartLine(deps, request, { ...input, quantity: 0 }),
  }),
  updateCart: t.field({
    type: CartPayload,
    description: 'Changes what belongs to the cart as a whole: where it goes, whose it is, what pays beside money.',
    errors,
    args: { input: t.arg({ type: UpdateCartInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      updateCart(deps, request, { ...dropNulls(input), cartId: input.cartId }),
  }),
  mergeCarts: t.field({
    type: CartPayload,
    errors,
    description: 'Moves every unit of one cart into another; nothing is lost, and doing it twice changes nothing.',
    args: { input: t.arg({ type: MergeCartsInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => mergeCarts(deps, request, input),
  }),
}));
