import { builder } from '../../builder.ts';
import { getOverview } from '../get-overview.ts';
import { ReportInput, toReportRequest } from './inputs.ts';
import { OverviewReportType } from './overview.ts';

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
