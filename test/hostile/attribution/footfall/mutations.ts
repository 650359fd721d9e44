import { BY_NATURE, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE, MAX_INT, unknownId } from '../../values.ts';

const COUNT = { locationId: '@paris', date: '2026-05-20', hour: 10, visitors: 40 };
const counts = (changes: object) => ({ counts: [{ ...COUNT, ...changes }] });

export const footfallMutations: HostileMutations = {
  setFootfall: {
    as: 'executive',
    others: { ...onlyFor('merchandiser'), parisAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', counts: [COUNT] },
    outcome: 'SetFootfallPayload',
    again: { ...SAME, otherBody: counts({ visitors: 41 }) },
    cases: [
      { kind: 'malformed', what: 'no count', input: { counts: [] }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'fewer than none', input: counts({ visitors: -1 }), outcome: 'ValidationError' },
      { kind: 'malformed', what: 'the hour after the last', input: counts({ hour: 24 }), outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'a day of the year 1',
        input: counts({ date: '0001-01-01' }),
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'SQL as a store',
        input: counts({ locationId: "x' or 1=1--" }),
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a store that there is not',
        input: counts({ locationId: unknownId('loc') }),
        outcome: 'NotFoundError',
      },
      { kind: 'huge', what: 'more than ever came', input: counts({ visitors: MAX_INT }), outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: 'a store of 100,000 characters',
        input: counts({ locationId: HUGE }),
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: '501 counts',
        input: { counts: Array.from({ length: 501 }, (_, index) => ({ ...COUNT, visitors: index })) },
        outcome: 'ValidationError',
      },
      { kind: 'wrong type', what: 'half a visitor', input: counts({ visitors: 1.5 }), outcome: 'BAD_USER_INPUT' },
      { kind: 'wrong type', what: 'a day in words', input: counts({ date: 'monday' }), outcome: 'BAD_USER_INPUT' },
    ],
    notApplicable: { 'wrong order': BY_NATURE.anyState },
  },
};
