import { BY_NATURE, badIds, type HostileCase, type HostileMutations, type Input, SAME } from '../../hostile-case.ts';
import { HUGE, MAX_INT, unknownId } from '../../values.ts';
import { ordered, strangers } from './cases.ts';

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

const key = { idempotencyKey: '@key' };
/** Another input under the key of a request that was answered. */
const again = (otherBody: Input) => ({ outcome: 'same', otherBody });

export const cartMutations: HostileMutations = {
  createCart: {
    as: 'alice',
    others: { anonymous: 'CreateCartPayload', admin: 'CreateCartPayload' },
    input: { ...key, lines: [line] },
    outcome: 'CreateCartPayload',
    again: again({ lines: [] }),
    cases: quantities,
    notApplicable: { unauthorized: BY_NATURE.everybody },
  },
  addCartLines: {
    as: 'alice',
    others: strangers,
    input: { ...key, cartId: '@cart', lines: [line] },
    outcome: 'AddCartLinesPayload',
    again: again({ lines: [{ ...line, quantity: 2 }] }),
    cases: [...quantities, ...badIds('cartId', 'crt'), ordered],
  },
  updateCartLines: {
    as: 'alice',
    others: strangers,
    input: { ...key, cartId: '@cart', lines: [{ lineId: '@cart.line', quantity: 3 }] },
    outcome: 'UpdateCartLinesPayload',
    again: again({ lines: [{ lineId: '@cart.line', quantity: 4 }] }),
    cases: [
      ...badIds('cartId', 'crt'),
      ordered,
      {
        kind: 'malformed',
        what: 'fewer than no units',
        input: { lines: [{ lineId: '@cart.line', quantity: -1 }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a line twice',
        input: { lines: [1, 2].map((quantity) => ({ lineId: '@cart.line', quantity })) },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'the most units that an Int takes',
        input: { lines: [{ lineId: '@cart.line', quantity: MAX_INT }] },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a line of another cart',
        input: { lines: [{ lineId: '@bobCart.line', quantity: 1 }] },
        outcome: 'NotFoundError',
      },
    ],
  },
  removeCartLines: {
    as: 'alice',
    others: strangers,
    input: { ...key, cartId: '@cart', lineIds: ['@cart.line'] },
    outcome: 'RemoveCartLinesPayload',
    again: again({ lineIds: [] }),
    cases: [
      ...badIds('cartId', 'crt'),
      ordered,
      {
        kind: 'huge',
        what: '3,000 lines',
        input: { lineIds: Array.from({ length: 3_000 }, () => '@cart.line') },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a line of another cart, which stays there',
        input: { lineIds: ['@bobCart.line'] },
        outcome: 'RemoveCartLinesPayload',
      },
    ],
  },
  updateCart: {
    as: 'alice',
    others: strangers,
    input: { ...key, cartId: '@cart', email: 'a@example.com' },
    outcome: 'UpdateCartPayload',
    again: again({ email: 'b@example.com' }),
    cases: [
      ...badIds('cartId', 'crt'),
      ordered,
      { kind: 'malformed', what: 'an address that is none', input: { email: 'a' }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'negative points', input: { pointsToRedeem: -5 }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'more points than the customer has',
        // Bob orders little: by other cases Alice earns as many.
        as: 'bob',
        input: { cartId: '@bobCart', pointsToRedeem: 10_000 },
        outcome: 'InsufficientPointsError',
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
      {
        kind: "another's id",
        what: 'a channel of nobody',
        input: { channelId: unknownId('chn') },
        outcome: 'NotFoundError',
      },
      {
        kind: "another's id",
        what: 'a private channel that sells to somebody else',
        input: { channelId: '@privateChannel' },
        outcome: 'NotFoundError',
      },
      { kind: 'malformed', what: 'SQL as channel', input: { channelId: "'; --" }, outcome: 'NotFoundError' },
      {
        kind: "another's id",
        what: 'a place of pickup of nobody',
        input: { pickupLocationId: unknownId('loc') },
        outcome: 'ValidationError',
      },
    ],
  },
  applyGiftCard: {
    as: 'alice',
    others: strangers,
    input: { ...key, cartId: '@cart', code: '@card.code' },
    outcome: 'ApplyGiftCardPayload',
    again: again({ code: 'ABCD-EFGH-JKLM' }),
    cases: [
      ...badIds('cartId', 'crt'),
      ordered,
      { kind: 'malformed', what: 'a code of one letter', input: { code: 'X' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a code of 100,000 characters', input: { code: HUGE }, outcome: 'ValidationError' },
      {
        kind: "another's id",
        what: 'a gift card that is none',
        input: { code: 'ABCD-EFGH-JKLM' },
        outcome: 'GiftCardNotUsableError',
      },
      {
        kind: 'wrong order',
        what: 'a gift card that is void',
        first: [{ as: 'admin', mutation: 'voidGiftCard', input: { ...key, giftCardId: '@card' } }],
        input: {},
        outcome: 'GiftCardNotUsableError',
      },
    ],
  },
  removeGiftCard: {
    as: 'alice',
    others: strangers,
    input: { ...key, cartId: '@cart', giftCardId: '@card' },
    outcome: 'RemoveGiftCardPayload',
    again: again({ giftCardId: unknownId('gft') }),
    cases: [
      ...badIds('cartId', 'crt'),
      ...badIds('giftCardId', 'gft', 'RemoveGiftCardPayload').filter(({ othersToo }) => !othersToo),
      ordered,
    ],
  },
  mergeCarts: {
    as: 'alice',
    others: strangers,
    input: { ...key, fromCartId: '@otherCart', cartId: '@cart' },
    outcome: 'MergeCartsPayload',
    again: again({ fromCartId: '@cart' }),
    cases: [
      ...badIds('cartId', 'crt'),
      ...badIds('fromCartId', 'crt'),
      ordered,
      {
        kind: 'malformed',
        what: 'a cart into itself',
        input: { fromCartId: '@cart' },
        outcome: ['ValidationError', 'ConflictError'],
      },
      {
        kind: 'wrong order',
        what: 'a cart that was ordered',
        input: { fromCartId: '@order.cart' },
        outcome: 'ConflictError',
      },
      {
        kind: "another's id",
        what: 'the cart of another customer',
        input: { fromCartId: '@bobCart' },
        outcome: 'NotFoundError',
      },
    ],
  },
  claimCart: {
    as: 'bob',
    others: {
      anonymous: 'UNAUTHENTICATED',
      alice: 'ClaimCartPayload',
      admin: 'ClaimCartPayload',
      executive: 'FORBIDDEN',
    },
    input: { ...key, shareToken: '@cart.shareToken' },
    outcome: 'ClaimCartPayload',
    again: SAME,
    cases: [
      { kind: 'malformed', what: 'no token', input: { shareToken: '' }, outcome: 'NotFoundError' },
      { kind: 'huge', what: 'a token of 100,000 characters', input: { shareToken: HUGE }, outcome: 'NotFoundError' },
      { kind: 'wrong type', what: 'an id of a cart', input: { shareToken: '@cart' }, outcome: 'NotFoundError' },
      { kind: "another's id", what: 'the token of no cart', input: { shareToken: 'guess' }, outcome: 'NotFoundError' },
      {
        kind: 'unauthorized',
        what: 'a guess',
        as: ['bob', 'alice'],
        input: { shareToken: 'guess' },
        outcome: 'NotFoundError',
      },
      {
        kind: 'wrong order',
        what: 'a cart that was ordered',
        input: { shareToken: '@order.shareToken' },
        outcome: 'ConflictError',
      },
    ],
  },
};
