import { type CustomersReportResult, customersReportDocument } from '../../../api/generated/attribution/ltv.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the page shows but the customers behind a cell, read in one operation. */
export type CustomersReport = CustomersReportResult['customersReport'];

export const customersSource: ReportSource<CustomersReport> = {
  key: ['customers'],
  takesSegments: true,
  read: async (client, input, options) =>
    (await client.request(customersReportDocument, { input }, options)).customersReport,
  frameOf: ({ frame }) => frame,
  isEmpty: ({ cohorts }) => cohorts.length === 0,
};
