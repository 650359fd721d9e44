import { ConflictError } from '#kernel/values/errors.ts';
import { builder, idempotencyKey, mutation } from '../../builder.ts';
import { setExchangeRates } from '../set-exchange-rates.ts';
import { StatedRateType } from './types.ts';

const ExchangeRateInput = builder.inputType('ExchangeRateInput', {
  description: 'A rate of a day.',
  fields: (t) => ({
    date: t.field({ type: 'Date', required: true, description: 'The day, of the years 2000 to 2199.' }),
    baseCurrencyCode: t.field({
      type: 'CurrencyCode',
      required: true,
      description: 'The currency of which the rate takes one.',
    }),
    currencyCode: t.field({ type: 'CurrencyCode', required: true, description: 'The currency that it buys.' }),
    rate: t.field({
      type: 'Decimal',
      description:
        'How many of `currencyCode` one of `baseCurrencyCode` buys, above zero; absent takes back what was said manually.',
    }),
  }),
});

const SetExchangeRatesInput = builder.inputType('SetExchangeRatesInput', {
  description: 'Rates, entered manually.',
  fields: (t) => ({
    rates: t.field({
      type: [ExchangeRateInput],
      required: true,
      description: '1 to 500; each holds in place of what was said before for its day and currencies.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('setExchangeRates', {
  description:
    'States exchange rates by day. Orders that have a rate keep it; staff bound to stores state none, for rates are the retailer’s.',
  access: 'reports:write',
  input: SetExchangeRatesInput,
  errors: [ConflictError],
  resolve: async (input, { deps, request }) => ({ rates: await setExchangeRates(deps, request, input) }),
  payload: (t) => ({
    rates: t.field({
      type: [StatedRateType],
      description: 'What holds now of what was said manually; at most 500.',
      resolve: ({ rates }) => [...rates],
    }),
  }),
});
