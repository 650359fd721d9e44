import { builder } from '../../builder.ts';
import { importExchangeRates } from '../import-exchange-rates.ts';
import { takeBackExchangeRates } from '../take-back-exchange-rates.ts';

builder.mutationFields((t) => ({
  attributionImportExchangeRates: t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description:
      'Takes up to 5,000 rates of a source: {source, rates: [{day, base, currency, rate}]}; answers {added, unchanged, corrected: [{day, base, currency, rate, before}]}. The same again changes nothing.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps, request }) => importExchangeRates(deps, request, batch),
  }),
  attributionTakeBackExchangeRates: t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description:
      'Takes back what a source said: {source}; answers {takenBack, keptCount, kept}. Orders keep their rates.',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, args, { deps, request }) => takeBackExchangeRates(deps, request, args.request),
  }),
}));
