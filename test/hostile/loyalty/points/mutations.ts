import { badIds, type HostileMutations, notA, onlyFor } from '../../hostile-case.ts';
import { HUGE, MAX_INT } from '../../values.ts';

const staff = { as: 'service', others: onlyFor('parisAssociate') } as const;

export const pointsMutations: HostileMutations = {
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
        input: { points: MAX_INT },
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
};
