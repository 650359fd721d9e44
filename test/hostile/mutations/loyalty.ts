import { BY_NATURE, badIds, type HostileMutations, HUGE, notA, onlyFor } from '../hostile-case.ts';
import { EUR_100 } from '../seed.ts';

const staff = { as: 'service', others: onlyFor('parisAssociate') } as const;
const voided = { as: 'admin', mutation: 'voidGiftCard', input: { giftCardId: '@card' } } as const;

export const LOYALTY: HostileMutations = {
  adjustPoints: {
    ...staff,
    input: { idempotencyKey: '@key', customerId: '@alice', points: 10, reason: 'kindness' },
    outcome: 'AdjustPointsPayload',
    again: { outcome: 'same', otherBody: { points: 11 } },
    cases: [
      ...badIds('customerId', 'cus'),
      { kind: 'malformed', what: 'no points', input: { points: 0 }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'no reason', input: { reason: '' }, outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: 'the most points that an Int takes',
        input: { points: 2_147_483_647 },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a reason of 100,000 characters', input: { reason: HUGE }, outcome: 'ValidationError' },
      notA('whole number', { points: 0.5 }),
      {
        kind: 'wrong order',
        what: 'taking more points than were ever given, which are owed then',
        input: { points: -100_000 },
        outcome: 'AdjustPointsPayload',
      },
    ],
  },
  issueGiftCard: {
    ...staff,
    input: { idempotencyKey: '@key', amount: EUR_100, channel: 'WEB', kind: 'PLASTIC', customerId: '@alice' },
    outcome: 'GiftCardCodePayload',
    // The code is shown once: whoever asks again is answered the same card without it.
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
        input: { channel: HUGE },
        outcome: ['ValidationError', 'NotFoundError'],
      },
      { kind: 'malformed', what: 'no channel', input: { channel: '' }, outcome: ['ValidationError', 'NotFoundError'] },
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
        input: { customerId: 'cus_01890000-0000-7000-8000-000000000000' },
        outcome: 'NotFoundError',
      },
    ],
    notApplicable: { 'wrong order': BY_NATURE.firstOfItsKind },
  },
  addGiftCardKey: {
    ...staff,
    input: { giftCardId: '@card', kind: 'PLASTIC' },
    outcome: 'GiftCardCodePayload',
    again: { outcome: 'GiftCardCodePayload' },
    cases: [
      ...badIds('giftCardId', 'gft'),
      { kind: 'wrong order', what: 'for a card that is void', first: [voided], input: {}, outcome: 'ConflictError' },
    ],
  },
  revokeGiftCardKey: {
    ...staff,
    input: { keyId: '@card.key' },
    outcome: 'RevokeGiftCardKeyPayload',
    again: { outcome: ['NotFoundError', 'RevokeGiftCardKeyPayload'] },
    cases: [
      ...badIds('keyId', 'gfk'),
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
    input: { giftCardId: '@card' },
    outcome: 'GiftCardPayload',
    again: { outcome: 'same' },
    cases: [
      ...badIds('giftCardId', 'gft'),
      {
        kind: 'wrong order',
        what: 'after its key was revoked',
        first: [{ as: 'admin', mutation: 'revokeGiftCardKey', input: { keyId: '@card.key' } }],
        input: {},
        outcome: 'GiftCardPayload',
      },
    ],
  },
};
