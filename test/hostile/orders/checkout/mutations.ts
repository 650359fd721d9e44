import { badIds, type HostileMutations, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';
import { guessed, ordered, strangers } from '../cart/cases.ts';

export const checkoutMutations: HostileMutations = {
  abandonCheckout: {
    as: 'alice',
    others: strangers,
    input: { cartId: '@cart' },
    outcome: 'CartPayload',
    again: SAME,
    cases: [
      guessed,
      ...badIds('cartId', 'crt'),
      ordered,
      {
        kind: "another's id",
        what: 'the token of another cart',
        as: 'bob',
        input: { token: '@bobCart.token' },
        outcome: 'NotFoundError',
      },
      {
        kind: 'huge',
        what: 'a token of 100,000 characters',
        as: 'bob',
        input: { token: HUGE },
        outcome: ['NotFoundError', 'ValidationError'],
      },
    ],
  },
  checkout: {
    as: 'alice',
    others: strangers,
    input: { idempotencyKey: '@key', cartId: '@cart', payment: { provider: 'test', method: 'CARD', token: 'accept' } },
    outcome: 'CheckoutPayload',
    again: { outcome: 'same', otherBody: { payment: { provider: 'test', method: 'CARD', token: 'decline' } } },
    cases: [
      ...badIds('cartId', 'crt'),
      {
        kind: 'unauthorized',
        what: 'a token that is a guess',
        as: ['anonymous', 'bob'],
        input: { token: 'guess' },
        outcome: 'NotFoundError',
      },
      { kind: 'malformed', what: 'an empty key', input: { idempotencyKey: '' }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'a provider that is none',
        input: { payment: { provider: 'mallory', method: 'CARD', token: 'accept' } },
        outcome: 'ValidationError',
      },
      { kind: 'malformed', what: 'no payment', input: { payment: null }, outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: 'a key of 100,000 characters',
        input: { idempotencyKey: HUGE },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a payment token of 100,000 characters',
        input: { payment: { provider: 'test', method: 'CARD', token: HUGE } },
        outcome: ['ValidationError', 'PaymentDeclinedError'],
      },
      {
        kind: 'wrong order',
        what: 'a declined payment',
        input: { payment: { provider: 'test', method: 'CARD', token: 'decline' } },
        outcome: 'PaymentDeclinedError',
      },
      {
        kind: 'wrong order',
        what: 'a total that is no longer so',
        input: { expectedTotal: { amount: '1.00', currencyCode: 'EUR' } },
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'an empty cart',
        first: [{ as: 'alice', mutation: 'removeCartLine', input: { cartId: '@cart', lineId: '@cart.line' } }],
        input: {},
        outcome: ['ValidationError', 'ConflictError'],
      },
      {
        kind: 'wrong order',
        what: 'more than there are',
        input: { cartId: '@greedyCart' },
        outcome: 'InsufficientStockError',
      },
      {
        kind: 'huge',
        what: 'a total beyond bigint',
        input: { cartId: '@dearCart' },
        outcome: ['ValidationError', 'ConflictError'],
      },
      {
        kind: 'wrong order',
        what: 'more points than the customer has',
        // Bob orders little: by other cases Alice earns as many.
        as: 'bob',
        first: [{ as: 'bob', mutation: 'updateCart', input: { cartId: '@bobCart', pointsToRedeem: 10_000 } }],
        input: { cartId: '@bobCart' },
        outcome: 'InsufficientPointsError',
      },
      {
        kind: "another's id",
        what: 'a gift card that is none',
        first: [{ as: 'alice', mutation: 'updateCart', input: { cartId: '@cart', giftCardCodes: ['ABCD-EFGH-JKLM'] } }],
        input: {},
        outcome: ['GiftCardNotUsableError', 'ValidationError'],
      },
      {
        kind: 'wrong order',
        what: 'with a gift card that is void',
        first: [
          { as: 'admin', mutation: 'voidGiftCard', input: { giftCardId: '@card' } },
          { as: 'alice', mutation: 'updateCart', input: { cartId: '@cart', giftCardCodes: ['@card.code'] } },
        ],
        input: {},
        outcome: 'GiftCardNotUsableError',
      },
      {
        kind: 'twice',
        what: 'a cart that was ordered, under a new key',
        input: { cartId: '@order.cart' },
        outcome: ['ConflictError', 'CheckoutPayload'],
      },
    ],
  },
};
