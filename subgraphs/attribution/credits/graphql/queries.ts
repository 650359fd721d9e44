import { builder } from '../../builder.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { getAttributionReport } from '../get-attribution-report.ts';
import { AttributionModelType, AttributionReportType, CreditKeyType } from './types.ts';

builder.queryField('attributionReport', (t) =>
  t.field({
    type: AttributionReportType,
    description:
      'Who gets the orders of a period, by two models side by side. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: {
      input: t.arg({
        type: ReportInput,
        required: true,
        description: 'The period, and which orders of it; `compare` changes nothing.',
      }),
      model: t.arg({
        type: AttributionModelType,
        required: true,
        defaultValue: 'LAST_NON_DIRECT',
        description: 'How orders are split.',
      }),
      compareModel: t.arg({
        type: AttributionModelType,
        description: 'A second model to compare with; the same when absent.',
      }),
      windowDays: t.arg.int({
        required: true,
        defaultValue: 30,
        description: 'Days before an order in which moments count, 1 to 365.',
      }),
      halfLifeDays: t.arg.int({
        required: true,
        defaultValue: 7,
        description: 'Days after which a moment weighs half, of time decay, 1 to 365.',
      }),
      includesNonConverting: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'Whether Markov models count the paths of those who came in the period and ordered nothing in it.',
      }),
      by: t.arg({ type: CreditKeyType, required: true, defaultValue: 'CHANNEL', description: 'What gets the credit.' }),
      first: t.arg.int({
        required: true,
        defaultValue: 50,
        description: 'Rows, 1 to 250; the other keys are `rest`.',
      }),
    },
    resolve: async (_root, { input, includesNonConverting, compareModel, ...request }, context) =>
      getAttributionReport(context.deps, context.request, await toReportRequest(input, context), {
        ...request,
        compareModel: compareModel ?? request.model,
        withNulls: includesNonConverting,
      }),
  }),
);
