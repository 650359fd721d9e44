import { BY_NATURE, badIds, type HostileCase, type HostileMutations, SAME } from '../../hostile-case.ts';
import { HUGE, MAX_INT, unknownId } from '../../values.ts';
import { guessed, ordered, strangers } from './cases.ts';

const line = { variantId: '@coat', quantity: 1 };
const nobodysVariant = unknownId('var');
const quantities: HostileCase[] = [
  { kind: 'malformed', what: 'no units', input: { lines: [{ ...line, quantity: 0 }] }, outcome: 'ValidationError' },
  {
    kind: 'malformed',
    what: 'fewer than no units',
    input: { lines: [{ ...line, quantity: -3 }] },
    outcome: 'ValidationError',
  },
  {
    kind: 'huge',
    what: 'the most units that an Int takes',
    input: { lines: [{ ...line, quantity: MAX_INT }] },
    outcome: 'ValidationError',
  },
  {
    kind: 'huge',
    what: '3,000 lines',
    input: { lines: Array.from({ length: 3_000 }, () => line) },
    outcome: 'ValidationError',
  },
  {
    kind: 'wrong type',
    what: 'a product for a variant',
    input: { lines: [{ ...line, variantId: '@coat.product' }] },
    outcome: 'ValidationError',
  },
  {
    kind: "another's id",
    what: 'a variant of nobody',
    input: { lines: [{ ...line, variantId: nobodysVariant }] },
    outcome: ['NotFoundError', 'ValidationError'],
  },
  {
    kind: 'wrong order',
    what: 'what is not on sale yet',
    input: { lines: [{ ...line, variantId: '@product.variant' }] },
    outcome: ['NotFoundError', 'ValidationError'],
  },
];

export const cartMutations: HostileMutations = {
  createCart: {
    as: 'anonymous',
    others: { alice: 'CartPayload', admin: 'CartPayload' },
    input: { channel: 'WEB', lines: [line] },
    outcome: 'CartPayload',
    again: { outcome: 'CartPayload' },
    cases: [
      ...quantities,
      { kind: 'malformed', what: 'a channel that is none', input: { channel: "'; --" }, outcome: 'ValidationError' },
      {
        kind: "another's id",
        what: 'a channel of nobody',
        input: { channel: 'NO_SUCH' },
        outcome: ['ValidationError', 'NotFoundError'],
      },
      { kind: "another's id", what: 'the token of no cart', input: { token: 'guess' }, outcome: 'NotFoundError' },
      {
        kind: 'huge',
        what: 'a token of 100,000 characters',
        input: { token: HUGE },
        outcome: ['NotFoundError', 'ValidationError'],
      },
    ],
    notApplicable: { unauthorized: BY_NATURE.everybody },
  },
  addCartLines: {
    as: 'alice',
    others: strangers,
    input: { cartId: '@cart', lines: [line] },
    outcome: 'CartPayload',
    again: SAME,
    cases: [
      guessed,
      ...quantities,
      ...badIds('cartId', 'crt'),
      ordered,
      {
        kind: "another's id",
        what: 'the token of another cart',
        as: 'bob',
        input: { token: '@bobCart.token' },
        outcome: 'NotFoundError',
      },
    ],
  },
  updateCartLine: {
    as: 'alice',
    others: strangers,
    input: { cartId: '@cart', lineId: '@cart.line', quantity: 3 },
    outcome: 'CartPayload',
    again: SAME,
    cases: [
      guessed,
      ...badIds('cartId', 'crt'),
      ...badIds('lineId', 'crl'),
      { ...ordered, input: { cartId: '@order.cart', lineId: '@cart.line' } },
      { kind: 'malformed', what: 'fewer than no units', input: { quantity: -1 }, outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: 'the most units that an Int takes',
        input: { quantity: MAX_INT },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a line of another cart',
        input: { lineId: '@bobCart.line' },
        outcome: 'NotFoundError',
      },
    ],
  },
  removeCartLine: {
    as: 'alice',
    others: strangers,
    input: { cartId: '@cart', lineId: '@cart.line' },
    outcome: 'CartPayload',
    again: { outcome: ['NotFoundError', 'CartPayload'] },
    cases: [
      guessed,
      ...badIds('cartId', 'crt'),
      { ...ordered, input: { cartId: '@order.cart', lineId: '@cart.line' } },
      {
        kind: "another's id",
        what: 'a line of another cart',
        input: { lineId: '@bobCart.line' },
        outcome: ['NotFoundError', 'CartPayload'],
      },
    ],
  },
  updateCart: {
    as: 'alice',
    others: strangers,
    input: { cartId: '@cart', email: 'a@example.com' },
    outcome: 'CartPayload',
    again: SAME,
    cases: [
      guessed,
      ...badIds('cartId', 'crt'),
      ordered,
      { kind: 'malformed', what: 'an address that is none', input: { email: 'a' }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'a gift card of one letter',
        as: ['anonymous', 'alice', 'admin'],
        input: { token: 'guess', pointsToRedeem: 1, giftCardCodes: ['X'] },
        outcome: 'ValidationError',
      },
      { kind: 'malformed', what: 'negative points', input: { pointsToRedeem: -5 }, outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: '3,000 gift cards',
        input: { giftCardCodes: Array.from({ length: 3_000 }, () => 'ABCD-EFGH') },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a street of 100,000 characters',
        input: { shippingAddress: { line1: HUGE, postalCode: '1', city: 'X', countryCode: 'FR' } },
        outcome: 'ValidationError',
      },
      {
        kind: 'unauthorized',
        what: 'a customer naming whose cart it is',
        input: { customerId: '@bob' },
        outcome: 'FORBIDDEN',
      },
      {
        kind: 'wrong type',
        what: 'a variant as the place of pickup',
        input: { pickupLocationId: '@coat' },
        outcome: 'ValidationError',
      },
    ],
  },
  mergeCarts: {
    as: 'alice',
    others: strangers,
    input: { fromToken: '@guestCart.token', intoCartId: '@cart' },
    outcome: 'CartPayload',
    again: SAME,
    cases: [
      guessed,
      ...badIds('intoCartId', 'crt'),
      {
        kind: 'malformed',
        what: 'a cart into itself',
        input: { fromToken: '@cart.token' },
        outcome: ['ValidationError', 'ConflictError', 'CartPayload'],
      },
      {
        kind: 'huge',
        what: 'a token of 100,000 characters',
        input: { fromToken: HUGE },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      {
        kind: 'wrong order',
        what: 'into a cart that was ordered',
        input: { intoCartId: '@order.cart' },
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'a cart that was ordered',
        input: { fromToken: '@order.token', intoCartId: '@guestCart', token: '@guestCart.token' },
        outcome: 'ConflictError',
      },
      { kind: "another's id", what: 'the token of no cart', input: { fromToken: 'guess' }, outcome: 'NotFoundError' },
    ],
  },
};
