import { BY_NATURE, EVERYBODY, type HostileMutations, notA, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

const moment = { occurredAt: '2026-11-01T09:00:00Z', kind: 'PAGE_VIEW', page: '/' };
const one = (more: object) => ({ touchpoints: [{ ...moment, ...more }] });

export const touchpointsMutations: HostileMutations = {
  recordTouchpoints: {
    as: 'alice',
    others: Object.fromEntries(EVERYBODY.map((caller) => [caller, 'RecordTouchpointsPayload'])),
    input: { idempotencyKey: '@key', ...one({}) },
    outcome: 'RecordTouchpointsPayload',
    again: SAME,
    cases: [
      { kind: 'malformed', what: 'no moments', input: { touchpoints: [] }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'what happened in the year 1',
        input: one({ occurredAt: '0001-01-01T00:00:00Z' }),
        outcome: ['ValidationError', 'BAD_USER_INPUT'],
      },
      {
        kind: 'huge',
        what: '101 moments',
        input: { touchpoints: Array(101).fill(moment) },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a page of 100,000 characters', input: one({ page: HUGE }), outcome: 'ValidationError' },
      {
        kind: "another's id",
        what: 'the anonymous id of another visitor',
        as: EVERYBODY,
        input: one({ anonymousId: 'demo-visitor-281' }),
        outcome: 'BAD_USER_INPUT',
      },
      {
        kind: "another's id",
        what: 'moments of another customer',
        as: EVERYBODY,
        input: one({ customerId: '@bob' }),
        outcome: 'BAD_USER_INPUT',
      },
      notA('TouchpointKind', one({ kind: 'SOMETHING' })),
      {
        kind: 'wrong order',
        what: 'what happens in the year 2099, which is booked at receipt',
        input: one({ occurredAt: '2099-01-01T00:00:00Z' }),
        outcome: 'RecordTouchpointsPayload',
      },
    ],
    notApplicable: { unauthorized: BY_NATURE.everybody },
  },
};
