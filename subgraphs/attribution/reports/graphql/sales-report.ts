import { builder } from '../../builder.ts';
import type { DimensionKey, SalesReport, SalesReportRow } from '../model/sales-report.ts';
import { SalesFigureSetType, SalesFiguresType } from './types.ts';

export const SalesDimensionType = builder.enumType('SalesDimension', {
  description: "By what sales are broken down; weeks begin on Monday, times are those of the report's zone.",
  values: {
    CHANNEL: { description: 'The channel of the order.' },
    STORE: { description: 'The store that sold; empty for sales without one.' },
    CATEGORY: { description: 'The category that the product had when it was sold.' },
    DAY: { description: 'The day.' },
    WEEK: { description: 'The week, from its Monday.' },
    MONTH: { description: 'The month.' },
    QUARTER: { description: 'The quarter.' },
    YEAR: { description: 'The year.' },
  },
});

const DimensionKeyType = builder.objectRef<DimensionKey>('DimensionKey').implement({
  description: 'The value of one dimension in a row.',
  fields: (t) => ({
    dimension: t.field({
      type: SalesDimensionType,
      description: 'By what it is broken down.',
      resolve: (key) => key.dimension,
    }),
    value: t.exposeString('value', {
      description: 'Channel code, store id, category, "2026-11-22", "2026-11", "2026-Q4" or "2026"; empty for none.',
    }),
    label: t.exposeString('label', { description: 'The value as it is shown to people.' }),
  }),
});

const SalesReportRowType = builder.objectRef<SalesReportRow>('SalesReportRow').implement({
  description: 'Sales of one combination of dimensions.',
  interfaces: [SalesFigureSetType],
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'keys' in value,
  fields: (t) => ({
    keys: t.field({
      type: [DimensionKeyType],
      description: 'One a dimension, in the order asked for; at most 4.',
      resolve: (row) => [...row.keys],
    }),
    previous: t.field({
      type: SalesFiguresType,
      nullable: true,
      description:
        'The figures of the day, week or month that the compared period aligns with this one; null where there is none.',
      resolve: (row) => row.previous,
    }),
  }),
});

export const SalesReportType = builder.objectRef<SalesReport>('SalesReport').implement({
  description: 'Sales broken down; rows in the order of time where a dimension is one, else by falling net sales.',
  fields: (t) => ({
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of every amount here.',
      resolve: (report) => report.currencyCode,
    }),
    currencies: t.field({
      type: ['CurrencyCode'],
      description: 'All currencies with facts in the period; sums are of `currencyCode` alone.',
      resolve: (report) => [...report.currencies],
    }),
    timeZone: t.field({ type: 'TimeZone', description: 'The zone of the days.', resolve: (report) => report.zone }),
    computedAt: t.field({
      type: 'DateTime',
      description: 'When the figures were computed.',
      resolve: (report) => report.computedAt,
    }),
    wholeFrom: t.field({
      type: 'Date',
      nullable: true,
      description:
        'Days before it are missing or there in part, since their history is still arriving; null when all of it is there. Nothing is compared with such days.',
      resolve: (report) => report.wholeFrom,
    }),
    rows: t.field({
      type: [SalesReportRowType],
      description: 'One a combination of the dimensions; at most 10,000.',
      resolve: (report) => [...report.rows],
    }),
    totals: t.field({
      type: SalesReportRowType,
      description: 'The figures of the whole period, without keys.',
      resolve: (report) => report.totals,
    }),
  }),
});
