import { BY_NATURE, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';

const RATE = { date: '2026-05-20', baseCurrencyCode: 'EUR', currencyCode: 'USD', rate: '1.08' };
const rates = (changes: object) => ({ rates: [{ ...RATE, ...changes }] });

export const exchangeRatesMutations: HostileMutations = {
  setExchangeRates: {
    as: 'executive',
    others: { ...onlyFor('merchandiser'), parisAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', rates: [RATE] },
    outcome: 'SetExchangeRatesPayload',
    again: { ...SAME, otherBody: rates({ rate: '1.09' }) },
    cases: [
      { kind: 'malformed', what: 'no rate', input: { rates: [] }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'a rate of zero', input: rates({ rate: '0.00' }), outcome: 'ValidationError' },
      { kind: 'malformed', what: 'a rate below zero', input: rates({ rate: '-1.08' }), outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'a currency against itself',
        input: rates({ currencyCode: 'EUR' }),
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a day of the year 1',
        input: rates({ date: '0001-01-01' }),
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a rate of ten digits', input: rates({ rate: '1000000000' }), outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: '501 rates',
        input: { rates: Array.from({ length: 501 }, () => RATE) },
        outcome: 'ValidationError',
      },
      { kind: 'wrong type', what: 'a rate in words', input: rates({ rate: 'one' }), outcome: 'BAD_USER_INPUT' },
      { kind: 'wrong type', what: 'a day in words', input: rates({ date: 'monday' }), outcome: 'BAD_USER_INPUT' },
    ],
    notApplicable: {
      "another's id": 'a rate has no id',
      'wrong order': BY_NATURE.anyState,
    },
  },
};
