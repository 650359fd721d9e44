import { builder } from '../../builder.ts';
import { getOverview } from '../get-overview.ts';
import { getSalesReport } from '../get-sales-report.ts';
import { ReportInput, toReportRequest } from './inputs.ts';
import { OverviewReportType } from './overview.ts';
import { SalesDimensionType, SalesReportType } from './sales-report.ts';

builder.queryField('overview', (t) =>
  t.field({
    type: OverviewReportType,
    description:
      'The overview page in one operation. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: { input: t.arg({ type: ReportInput, required: true, description: 'The period, and which facts of it.' }) },
    resolve: async (_root, { input }, context) =>
      getOverview(context.deps, context.request, await toReportRequest(input, context)),
  }),
);

builder.queryField('salesReport', (t) =>
  t.field({
    type: SalesReportType,
    description: 'Sales by up to four dimensions, at most 10,000 rows.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'The period, and which facts of it.' }),
      groupBy: t.arg({ type: [SalesDimensionType], required: true, description: 'At most 4, each once.' }),
    },
    resolve: async (_root, { input, groupBy }, context) =>
      getSalesReport(context.deps, context.request, await toReportRequest(input, context), groupBy),
  }),
);
