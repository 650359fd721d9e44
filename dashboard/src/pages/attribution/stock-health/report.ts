import {
  type StockHealthReportResult,
  type StockHealthRowsResult,
  stockHealthReportDocument,
} from '../../../api/generated/attribution/stock-health.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the page shows but its rows, read in one operation. */
export type StockHealthReport = StockHealthReportResult['stockHealthReport'];
export type StockSignal = StockHealthReport['readiness']['signals'][number];
export type StockRow = StockHealthRowsResult['stockHealthRows']['nodes'][number];

export const stockHealthSource: ReportSource<StockHealthReport> = {
  key: ['stock-health'],
  read: async (client, input, options) =>
    (await client.request(stockHealthReportDocument, { input }, options)).stockHealthReport,
  frameOf: (report) => report.frame,
  isEmpty: ({ figures, stores }) => figures.length === 0 && stores.length === 0,
};

/** Address of the stock page narrowed to a store, and to what is out of stock there. */
export function stockPath(locationId: string, state?: 'OUT_OF_STOCK'): string {
  return `/stock?filter=${encodeURIComponent(JSON.stringify({ locationId, ...(state ? { state } : {}) }))}`;
}
