import { builder } from '../../builder.ts';
import { SALES_DIMENSIONS } from '../model/sales-dimension.ts';
import type { DimensionKey, SalesReport, SalesReportRow } from '../model/sales-report.ts';
import { SalesFigureSetType, SalesFiguresType } from './types.ts';

export const SalesDimensionType = builder.enumType('SalesDimension', {
  description: "By what sales are broken down; weeks begin on Monday, times are those of the report's zone.",
  values: SALES_DIMENSIONS,
});

const DimensionKeyType = builder.objectRef<DimensionKey>('DimensionKey').implement({
  description: 'The value of one dimension in a row.',
  fields: (t) => ({
    dimension: t.field({ type: SalesDimensionType, resolve: (key) => key.dimension }),
    value: t.exposeString('value', {
      description: 'Channel code, store id, category, "2026-11-22", "2026-11", "2026-Q4" or "2026"; empty for none.',
    }),
    label: t.exposeString('label'),
  }),
});

const SalesReportRowType = builder.objectRef<SalesReportRow>('SalesReportRow').implement({
  description: 'Sales of one combination of dimensions.',
  interfaces: [SalesFigureSetType],
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'keys' in value,
  fields: (t) => ({
    keys: t.field({ type: [DimensionKeyType], resolve: (row) => [...row.keys] }),
    previous: t.field({
      type: SalesFiguresType,
      nullable: true,
      description: 'Of the day, week or month that the compared period aligns with this one.',
      resolve: (row) => row.previous,
    }),
  }),
});

export const SalesReportType = builder.objectRef<SalesReport>('SalesReport').implement({
  description: 'Sales broken down; rows in the order of time where a dimension is one, else by falling net sales.',
  fields: (t) => ({
    currencyCode: t.field({ type: 'CurrencyCode', resolve: (report) => report.currencyCode }),
    currencies: t.field({ type: ['CurrencyCode'], resolve: (report) => [...report.currencies] }),
    timeZone: t.field({ type: 'TimeZone', description: 'Of the days.', resolve: (report) => report.zone }),
    computedAt: t.field({
      type: 'DateTime',
      description: 'When the figures were computed.',
      resolve: (report) => report.computedAt,
    }),
    rows: t.field({ type: [SalesReportRowType], resolve: (report) => [...report.rows] }),
    totals: t.field({ type: SalesReportRowType, resolve: (report) => report.totals }),
  }),
});
