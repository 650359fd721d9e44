import { badIds, type HostileMutations, notA } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

export const consentsMutations: HostileMutations = {
  recordConsent: {
    as: 'admin',
    others: { anonymous: 'UNAUTHENTICATED', merchandiser: 'FORBIDDEN', executive: 'FORBIDDEN' },
    input: {
      idempotencyKey: '@key',
      customerId: '@alice',
      purpose: 'MARKETING',
      channel: 'EMAIL',
      state: 'GRANTED',
      source: 'web form',
    },
    outcome: 'RecordConsentPayload',
    again: { outcome: 'same', otherBody: { state: 'WITHDRAWN' } },
    cases: [
      ...badIds('customerId', 'cus'),
      notA('ConsentPurpose', { purpose: 'EVERYTHING' }),
      { kind: 'malformed', what: 'no source', input: { source: ' ' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a source of 100,000 characters', input: { source: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'what happens in the year 2099',
        input: { happenedAt: '2099-01-01T00:00:00Z' },
        outcome: 'ValidationError',
      },
    ],
  },
};
