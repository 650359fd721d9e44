import { builder } from '../../builder.ts';
import { COMPARISONS } from '../../periods/model/period.ts';

const ReportComparisonType = builder.enumType('ReportComparison', {
  description:
    'The period to compare with: the one of equal length just before, the same dates a year before, or the same weekdays 52 weeks before.',
  values: COMPARISONS,
});

export const ReportInput = builder.inputType('ReportInput', {
  description: 'A period of business days, half-open, and which facts of it to read.',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true }),
    before: t.field({ type: 'Date', required: true, description: 'The first day outside the period.' }),
    timeZone: t.field({ type: 'TimeZone', description: "Of the days; the shop's own when absent." }),
    compare: t.field({ type: ReportComparisonType, defaultValue: 'NONE' }),
    channels: t.idList({ description: 'Channel codes; all when absent or empty.' }),
    sellingLocationIds: t.idList({
      description: 'Selling stores; all sales, those without a store too, when absent or empty.',
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'Only facts of this currency are read; the most frequent one of all facts when absent.',
    }),
  }),
});
