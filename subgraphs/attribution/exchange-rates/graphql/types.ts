import { builder } from '../../builder.ts';
import type { ExchangeRate, HeldRate } from '../model/exchange-rate.ts';

export const ExchangeRateType = builder.objectRef<HeldRate>('ExchangeRate').implement({
  description: 'A rate that was published for a day.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'The day.', resolve: ({ day }) => day }),
    baseCurrencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of which the rate takes one.',
      resolve: ({ base }) => base,
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency that it buys.',
      resolve: ({ currency }) => currency,
    }),
    rate: t.field({
      type: 'Decimal',
      description: 'How many of `currencyCode` one of `baseCurrencyCode` buys.',
      resolve: ({ rate }) => rate,
    }),
    source: t.string({
      nullable: true,
      description: 'The source that an import named, such as ecb; null where it was entered manually.',
      resolve: ({ source }) => source || null,
    }),
  }),
});

export const StatedRateType = builder.objectRef<ExchangeRate>('StatedExchangeRate').implement({
  description: 'What was said of a rate manually.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'The day.', resolve: ({ day }) => day }),
    baseCurrencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of which the rate takes one.',
      resolve: ({ base }) => base,
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency that it buys.',
      resolve: ({ currency }) => currency,
    }),
    rate: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'How many of `currencyCode` one of `baseCurrencyCode` buys; null where it was taken back.',
      resolve: ({ rate }) => rate,
    }),
  }),
});
