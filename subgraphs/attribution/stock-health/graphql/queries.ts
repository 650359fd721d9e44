import { builder } from '../../builder.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { getStockHealth } from '../get-stock-health.ts';
import { getUnifiedStockReadiness } from '../get-unified-stock-readiness.ts';
import { listParadoxRows, listStockRows, parseRowPage } from '../list-stock-rows.ts';
import { ParadoxConnection, StockRowConnection } from './rows.ts';
import { ReadinessType, StockHealthReportType } from './types.ts';

const coverDays = 'Units that sell within so many days are none too many: 0 to 730.';
const marginPressurePercent = 'Percent of net sales above which margin pressure is red: 0 to 1,000.';
const first = 'Rows from the start, or after `after`: 1 to 100; 24 when no size is given.';
const after = 'Cursor of the row before the first; from the start when absent.';
const input = 'The period, and which facts of it; stores are those that hold the stock.';

builder.queryFields((t) => ({
  stockHealthReport: t.field({
    type: StockHealthReportType,
    description:
      'The page of stock in one operation. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: input }),
      coverDays: t.arg.int({ defaultValue: 90, description: coverDays }),
      marginPressurePercent: t.arg.int({ defaultValue: 10, description: marginPressurePercent }),
    },
    resolve: async (_root, { input: asked, ...options }, context) =>
      getStockHealth(context.deps, context.request, await toReportRequest(asked, context), options),
  }),
  unifiedStockReadiness: t.field({
    type: ReadinessType,
    description: 'Whether to switch to one stock for every channel, by three signals.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: input }),
      coverDays: t.arg.int({ defaultValue: 90, description: coverDays }),
      marginPressurePercent: t.arg.int({ defaultValue: 10, description: marginPressurePercent }),
    },
    resolve: async (_root, { input: asked, ...options }, context) =>
      getUnifiedStockReadiness(context.deps, context.request, await toReportRequest(asked, context), options),
  }),
  stockHealthRows: t.field({
    type: StockRowConnection,
    description: 'Variants at locations, the most at stake first.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: input }),
      coverDays: t.arg.int({ defaultValue: 90, description: coverDays }),
      first: t.arg.int({ description: first }),
      after: t.arg.string({ description: after }),
    },
    resolve: async (_root, { input: asked, coverDays: days, ...page }, context) =>
      listStockRows(
        context.deps,
        context.request,
        await toReportRequest(asked, context),
        { coverDays: days },
        parseRowPage(page),
      ),
  }),
  paradoxicalStockOuts: t.field({
    type: ParadoxConnection,
    description:
      'Variants that online requests did not find while a store had them, the most lost money first. Their requests add up to the numerator of the paradoxical stock-out rate.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: input }),
      first: t.arg.int({ description: first }),
      after: t.arg.string({ description: after }),
    },
    resolve: async (_root, { input: asked, ...page }, context) =>
      listParadoxRows(context.deps, context.request, await toReportRequest(asked, context), parseRowPage(page)),
  }),
}));
