import { builder } from '../../builder.ts';

const ReportComparisonType = builder.enumType('ReportComparison', {
  description:
    'The period to compare with: the one of equal length just before, the same dates a year before, or the same weekdays 52 weeks before.',
  values: {
    NONE: { description: 'Nothing.' },
    PREVIOUS_PERIOD: { description: 'The period of equal length just before.' },
    PREVIOUS_YEAR: { description: 'The same dates a year before.' },
    SAME_WEEKDAY_LAST_YEAR: { description: 'The same weekdays, 52 weeks before.' },
  },
});

export const ReportInput = builder.inputType('ReportInput', {
  description: 'A period of business days, half-open, and which facts of it to read.',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true, description: 'The first day; a period has at most 3,660.' }),
    before: t.field({ type: 'Date', required: true, description: 'The first day outside the period.' }),
    timeZone: t.field({ type: 'TimeZone', description: "Of the days; the shop's own when absent." }),
    compare: t.field({
      type: ReportComparisonType,
      defaultValue: 'NONE',
      description: 'What the figures are compared with.',
    }),
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
