import { builder } from '../../builder.ts';
import {
  type DimensionKey as DimensionKeyRow,
  getSalesReport,
  type SalesReportRow as SalesReportRowShape,
  type SalesReport as SalesReportShape,
} from '../get-sales-report.ts';
import { SALES_DIMENSIONS } from '../model/sales-dimension.ts';
import { ReportInput } from './report-input.ts';
import { SalesFigureSet, SalesFigures } from './sales-figures.ts';

const SalesDimension = builder.enumType('SalesDimension', {
  description: "By what sales are broken down; weeks begin on Monday, times are those of the report's zone.",
  values: SALES_DIMENSIONS,
});

const DimensionKey = builder.objectRef<DimensionKeyRow>('DimensionKey').implement({
  description: 'The value of one dimension in a row.',
  fields: (t) => ({
    dimension: t.field({ type: SalesDimension, resolve: (key) => key.dimension }),
    value: t.exposeString('value', {
      description: 'Channel code, store id, category, "2026-11-22", "2026-11", "2026-Q4" or "2026"; empty for none.',
    }),
    label: t.exposeString('label'),
  }),
});

const SalesReportRow = builder.objectRef<SalesReportRowShape>('SalesReportRow').implement({
  description: 'Sales of one combination of dimensions.',
  interfaces: [SalesFigureSet],
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'keys' in value,
  fields: (t) => ({
    keys: t.field({ type: [DimensionKey], resolve: (row) => [...row.keys] }),
    previous: t.field({
      type: SalesFigures,
      nullable: true,
      description: 'Of the day, week or month that the compared period aligns with this one.',
      resolve: (row) => row.previous,
    }),
  }),
});

const SalesReport = builder.objectRef<SalesReportShape>('SalesReport').implement({
  description: 'Sales broken down; rows in the order of time where a dimension is one, else by falling net sales.',
  fields: (t) => ({
    currencyCode: t.field({ type: 'CurrencyCode', resolve: (report) => report.currencyCode }),
    currencies: t.field({ type: ['CurrencyCode'], resolve: (report) => [...report.currencies] }),
    zone: t.exposeString('zone'),
    asOf: t.field({ type: 'DateTime', resolve: (report) => report.asOf }),
    rows: t.field({ type: [SalesReportRow], resolve: (report) => [...report.rows] }),
    totals: t.field({ type: SalesReportRow, resolve: (report) => report.totals }),
  }),
});

builder.queryField('salesReport', (t) =>
  t.field({
    type: SalesReport,
    description: 'Sales by up to four dimensions, at most 10,000 rows.',
    authScopes: { permission: 'reports:read' },
    args: {
      input: t.arg({ type: ReportInput, required: true }),
      groupBy: t.arg({ type: [SalesDimension], required: true }),
    },
    resolve: (_, { input, groupBy }, { deps, request }) => getSalesReport(deps, request, input, groupBy),
  }),
);
