import type { GraphContext } from '#kernel/graphql/builder.ts';
import { channelCodes } from '../../../shared/contexts/find-channel.ts';
import { builder } from '../../builder.ts';
import type { AttributionDeps } from '../../deps.ts';
import { getOverview } from '../get-overview.ts';
import { getSalesReport } from '../get-sales-report.ts';
import { ReportInput } from './inputs.ts';
import { OverviewReportType } from './overview.ts';
import { SalesDimensionType, SalesReportType } from './sales-report.ts';

/** The input with the codes of its channels, by which facts are kept. */
async function withCodes<Input extends { readonly channelIds?: readonly string[] | null | undefined }>(
  { channelIds, ...input }: Input,
  { deps, request }: GraphContext<AttributionDeps>,
) {
  return { ...input, channels: channelIds && (await channelCodes(deps.contexts, channelIds, request.actor)) };
}

builder.queryField('overview', (t) =>
  t.field({
    type: OverviewReportType,
    description:
      'The overview page in one operation. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: { input: t.arg({ type: ReportInput, required: true, description: 'The period, and which facts of it.' }) },
    resolve: async (_root, { input }, context) =>
      getOverview(context.deps, context.request, await withCodes(input, context)),
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
      getSalesReport(context.deps, context.request, await withCodes(input, context), groupBy),
  }),
);
