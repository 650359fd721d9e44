import { badIds, type HostileMutations } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';
import { strangers } from '../cart/cases.ts';

const key = { idempotencyKey: '@key' };

export const checkoutMutations: HostileMutations = {
  abandonCheckout: {
    as: 'alice',
    others: strangers,
    input: { ...key, checkoutId: '@waiting.checkout' },
    outcome: 'AbandonCheckoutPayload',
    again: { outcome: 'same' },
    cases: [
      ...badIds('checkoutId', 'chk'),
      {
        kind: 'wrong order',
        what: 'a checkout whose order is placed',
        input: { checkoutId: '@order.checkout' },
        outcome: 'ConflictError',
      },
    ],
  },
  completeCheckout: {
    as: 'alice',
    others: strangers,
    input: { ...key, cartId: '@cart', payment: { kind: 'CARD', provider: 'test', paymentToken: 'accept' } },
    outcome: 'CompleteCheckoutPayload',
    again: { outcome: 'same', otherBody: { payment: { kind: 'CARD', paymentToken: 'decline' } } },
    cases: [
      ...badIds('cartId', 'crt'),
      {
        kind: 'malformed',
        what: 'a provider that is none',
        input: { payment: { kind: 'CARD', provider: 'mallory', paymentToken: 'accept' } },
        outcome: 'ValidationError',
      },
      { kind: 'malformed', what: 'no payment', input: { payment: null }, outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: 'a payment token of 100,000 characters',
        input: { payment: { kind: 'CARD', paymentToken: HUGE } },
        outcome: ['ValidationError', 'PaymentDeclinedError'],
      },
      {
        kind: 'wrong order',
        what: 'a declined payment',
        input: { payment: { kind: 'CARD', paymentToken: 'decline' } },
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
        first: [
          { as: 'alice', mutation: 'removeCartLines', input: { ...key, cartId: '@cart', lineIds: ['@cart.line'] } },
        ],
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
        what: 'with a gift card that is void by now',
        first: [
          { as: 'alice', mutation: 'applyGiftCard', input: { ...key, cartId: '@cart', code: '@card.code' } },
          { as: 'admin', mutation: 'voidGiftCard', input: { ...key, giftCardId: '@card' } },
        ],
        input: {},
        outcome: 'GiftCardNotUsableError',
      },
      {
        kind: 'malformed',
        what: 'points for money',
        input: { payment: { kind: 'POINTS' } },
        outcome: 'ValidationError',
      },
      {
        kind: 'twice',
        what: 'a cart that was ordered, under a new key',
        input: { cartId: '@order.cart' },
        outcome: 'ConflictError',
      },
    ],
  },
};
