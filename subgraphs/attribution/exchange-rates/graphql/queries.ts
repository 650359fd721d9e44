import { builder } from '../../builder.ts';
import { listExchangeRates } from '../list-exchange-rates.ts';
import { ExchangeRateType } from './types.ts';

builder.queryField('exchangeRates', (t) =>
  t.field({
    type: [ExchangeRateType],
    description: 'The exchange rates that hold on the days of a period, newest first, at most 1,000.',
    access: 'reports:read',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day.' }),
      before: t.arg({ type: 'Date', required: true, description: 'The first day outside the period.' }),
      currencyCodes: t.arg({ type: ['CurrencyCode'], description: 'Rates from or to these; all when absent.' }),
    },
    resolve: async (_root, { from, before, currencyCodes }, { deps, request }) => [
      ...(await listExchangeRates(deps, request, { from, to: before, currencies: currencyCodes ?? [] })),
    ],
  }),
);
