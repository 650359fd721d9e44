import { BY_NATURE, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';
import { EUR_100, HUGE } from '../../values.ts';

const ENTRY = { day: '2026-05-20', channelCode: 'EMAIL', campaign: 'spring', purpose: 'ACQUISITION', amount: EUR_100 };
const entries = (changes: object) => ({ entries: [{ ...ENTRY, ...changes }] });

export const spendMutations: HostileMutations = {
  setSpend: {
    as: 'executive',
    others: { ...onlyFor('merchandiser'), parisAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', entries: [ENTRY] },
    outcome: 'SetSpendPayload',
    again: { ...SAME, otherBody: entries({ campaign: 'summer' }) },
    cases: [
      { kind: 'malformed', what: 'no statement', input: { entries: [] }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'an amount below zero',
        input: entries({ amount: { amount: '-1.00', currencyCode: 'EUR' } }),
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a channel of blanks',
        input: entries({ channelCode: ' ' }),
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a day of the year 1',
        input: entries({ day: '0001-01-01' }),
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a campaign of 100,000 characters',
        input: entries({ campaign: HUGE }),
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: '501 statements',
        input: { entries: Array.from({ length: 501 }, (_, index) => ({ ...ENTRY, campaign: `c${index}` })) },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'more money than there is',
        input: entries({ amount: { amount: '999999999999999.00', currencyCode: 'EUR' } }),
        outcome: 'ValidationError',
      },
      {
        kind: 'wrong type',
        what: 'an amount in words',
        input: entries({ amount: { amount: 'ten', currencyCode: 'EUR' } }),
        outcome: ['ValidationError', 'BAD_USER_INPUT'],
      },
      { kind: 'wrong type', what: 'a day in words', input: entries({ day: 'monday' }), outcome: 'BAD_USER_INPUT' },
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.anyState },
  },
};
