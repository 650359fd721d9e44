import { builder } from '../../builder.ts';
import { importExchangeRates } from '../import-exchange-rates.ts';

builder.mutationField('attributionImportExchangeRates', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description:
      'Takes up to 5,000 rates of a source: {source, rates: [{day, base, currency, rate}]}; answers {added, unchanged, corrected: [{day, base, currency, rate, before}]}. The same again changes nothing.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps, request }) => importExchangeRates(deps, request, batch),
  }),
);
