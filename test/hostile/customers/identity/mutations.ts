import { badIds, type HostileMutations, notA } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

const stranger = {
  anonymous: 'UNAUTHENTICATED',
  alice: 'FORBIDDEN',
  merchandiser: 'FORBIDDEN',
  lyonAssociate: 'FORBIDDEN',
} as const;
const merge = {
  as: 'admin',
  mutation: 'mergeCustomers',
  input: { idempotencyKey: '@otherKey', survivorId: '@one', mergedId: '@other' },
} as const;

export const identityMutations: HostileMutations = {
  identifyCustomer: {
    as: 'service',
    others: { anonymous: 'UNAUTHENTICATED', alice: 'FORBIDDEN', merchandiser: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', identifiers: [{ kind: 'EMAIL', value: '@text.email' }] },
    outcome: 'IdentifyCustomerPayload',
    again: { outcome: 'same', otherBody: { identifiers: [{ kind: 'PHONE', value: '+33612345678' }] } },
    cases: [
      { kind: 'malformed', what: 'nothing', input: { identifiers: [] }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'an address that is none',
        input: { identifiers: [{ kind: 'EMAIL', value: 'x' }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: '3,000 identifiers',
        input: { identifiers: Array.from({ length: 3_000 }, (_, n) => ({ kind: 'DEVICE', value: `d${n}` })) },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a device of 100,000 characters',
        input: { identifiers: [{ kind: 'DEVICE', value: HUGE }] },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'another customer’s address, without proof',
        as: 'bob',
        input: { identifiers: [{ kind: 'EMAIL', value: 'alice@example.com' }] },
        outcome: 'FORBIDDEN',
      },
      {
        kind: "another's id",
        what: 'a browser, which a name does not prove',
        as: 'bob',
        input: { identifiers: [{ kind: 'ANONYMOUS_ID', value: '@text.id' }] },
        outcome: 'FORBIDDEN',
      },
      {
        kind: "another's id",
        what: 'what only a session proves',
        input: { identifiers: [{ kind: 'EXTERNAL', value: 'account:cus_1' }] },
        outcome: 'ValidationError',
      },
      notA('kind of identifier', { identifiers: [{ kind: 'PASSPORT', value: 'x' }] }),
    ],
    notApplicable: { 'wrong order': 'says what is so, whatever was known before' },
  },
  mergeCustomers: {
    as: 'service',
    others: stranger,
    input: { idempotencyKey: '@key', survivorId: '@one', mergedId: '@other' },
    outcome: 'MergeCustomersPayload',
    again: { outcome: 'same', otherBody: { survivorId: '@other', mergedId: '@one' } },
    cases: [
      ...badIds('survivorId', 'cus'),
      ...badIds('mergedId', 'cus'),
      { kind: 'malformed', what: 'one with themselves', input: { mergedId: '@one' }, outcome: 'ValidationError' },
      { kind: 'wrong order', what: 'what is one already', first: [merge], input: {}, outcome: 'MergeCustomersPayload' },
      { kind: 'huge', what: 'a reason of 100,000 characters', input: { reason: HUGE }, outcome: 'ValidationError' },
    ],
  },
  unmergeCustomer: {
    as: 'service',
    others: stranger,
    input: { idempotencyKey: '@key', customerId: '@merged.id' },
    outcome: 'UnmergeCustomerPayload',
    again: { outcome: 'same', otherBody: { reason: 'two brothers' } },
    cases: [
      ...badIds('customerId', 'cus'),
      { kind: 'wrong order', what: 'what was never merged', input: { customerId: '@one' }, outcome: 'ConflictError' },
      {
        kind: 'twice',
        what: 'what a colleague has taken back',
        first: [
          {
            as: 'admin',
            mutation: 'unmergeCustomer',
            input: { idempotencyKey: '@otherKey', customerId: '@merged.id' },
          },
        ],
        input: {},
        outcome: 'ConflictError',
      },
      { kind: 'huge', what: 'a reason of 100,000 characters', input: { reason: HUGE }, outcome: 'ValidationError' },
    ],
  },
  closeMergeReview: {
    as: 'service',
    others: stranger,
    input: { idempotencyKey: '@key', mergeReviewId: '@review', note: 'two people' },
    outcome: 'CloseMergeReviewPayload',
    again: { outcome: 'same', otherBody: { note: 'one family' } },
    cases: [
      ...badIds('mergeReviewId', 'rev'),
      { kind: 'huge', what: 'a note of 100,000 characters', input: { note: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'what a colleague has closed',
        first: [
          {
            as: 'admin',
            mutation: 'closeMergeReview',
            input: { idempotencyKey: '@otherKey', mergeReviewId: '@review' },
          },
        ],
        input: {},
        outcome: 'NotFoundError',
      },
    ],
  },
};
