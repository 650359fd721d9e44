import { BY_NATURE, badIds, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';
import { EUR_100, HUGE, unknownId } from '../../values.ts';

const staff = { as: 'service', others: onlyFor('parisAssociate') } as const;
const voided = {
  as: 'admin',
  mutation: 'voidGiftCard',
  input: { idempotencyKey: '@otherKey', giftCardId: '@card' },
} as const;

export const giftCardsMutations: HostileMutations = {
  issueGiftCard: {
    ...staff,
    input: {
      idempotencyKey: '@key',
      amount: EUR_100,
      channelId: '@channels.WEB',
      kind: 'PLASTIC',
      customerId: '@alice',
    },
    outcome: 'IssueGiftCardPayload',
    // The code is shown once: who asks again is answered the same card without it.
    again: { outcome: 'same', otherBody: { amount: { amount: '99.00', currencyCode: 'EUR' } } },
    cases: [
      {
        kind: 'malformed',
        what: 'a negative amount',
        input: { amount: { amount: '-1.00', currencyCode: 'EUR' } },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'nothing',
        input: { amount: { amount: '0', currencyCode: 'EUR' } },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a fortune',
        input: { amount: { amount: '999999999999.00', currencyCode: 'EUR' } },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a channel of 100,000 characters',
        input: { channelId: HUGE },
        outcome: 'NotFoundError',
      },
      {
        kind: "another's id",
        what: 'a channel of nobody',
        input: { channelId: unknownId('chn') },
        outcome: 'NotFoundError',
      },
      {
        kind: 'wrong type',
        what: 'a card for a product',
        input: { customerId: '@coat.product' },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a customer of nobody',
        othersToo: true,
        input: { customerId: unknownId('cus') },
        outcome: 'NotFoundError',
      },
    ],
    notApplicable: { 'wrong order': BY_NATURE.firstOfItsKind },
  },
  addGiftCardKey: {
    ...staff,
    input: { idempotencyKey: '@key', giftCardId: '@card', kind: 'PLASTIC' },
    outcome: 'AddGiftCardKeyPayload',
    // As above: one key, however often it is asked for, and its code once.
    again: { outcome: 'same', otherBody: { kind: 'EMAIL' } },
    cases: [
      ...badIds('giftCardId', 'gft'),
      { kind: 'wrong order', what: 'for a card that is void', first: [voided], input: {}, outcome: 'ConflictError' },
    ],
  },
  revokeGiftCardKey: {
    ...staff,
    input: { idempotencyKey: '@key', giftCardKeyId: '@card.key' },
    outcome: 'RevokeGiftCardKeyPayload',
    again: SAME,
    cases: [
      ...badIds('giftCardKeyId', 'gfk'),
      {
        kind: 'wrong order',
        what: 'of a card that is void',
        first: [voided],
        input: {},
        outcome: 'RevokeGiftCardKeyPayload',
      },
    ],
  },
  voidGiftCard: {
    ...staff,
    input: { idempotencyKey: '@key', giftCardId: '@card' },
    outcome: 'VoidGiftCardPayload',
    again: SAME,
    cases: [
      ...badIds('giftCardId', 'gft'),
      {
        kind: 'wrong order',
        what: 'after its key was revoked',
        first: [
          {
            as: 'admin',
            mutation: 'revokeGiftCardKey',
            input: { idempotencyKey: '@otherKey', giftCardKeyId: '@card.key' },
          },
        ],
        input: {},
        outcome: 'VoidGiftCardPayload',
      },
    ],
  },
};
