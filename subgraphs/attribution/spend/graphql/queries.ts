import { builder } from '../../builder.ts';
import { AttributionModelType } from '../../credits/graphql/types.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { getSpendReport } from '../get-spend-report.ts';
import { listSpend } from '../list-spend.ts';
import { SpendKeyType, SpendReportType, SpendType } from './types.ts';

builder.queryField('spend', (t) =>
  t.field({
    type: [SpendType],
    description: 'What was spent, newest day first, at most 1,000 rows; staff bound to stores read none.',
    access: 'reports:read',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day.' }),
      before: t.arg({ type: 'Date', required: true, description: 'The first day outside the period.' }),
    },
    resolve: async (_root, { from, before }, context) => [
      ...(await listSpend(context.deps, context.request, { from, to: before })),
    ],
  }),
);

builder.queryField('spendReport', (t) =>
  t.field({
    type: SpendReportType,
    description:
      'What was spent in a period, and its return by a model; staff bound to stores read none. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: {
      input: t.arg({
        type: ReportInput,
        required: true,
        description:
          'The period, and which channels of it; spend is of no store, so that stores narrow nothing. A compared period counts in whole days.',
      }),
      model: t.arg({
        type: AttributionModelType,
        required: true,
        defaultValue: 'LAST_NON_DIRECT',
        description: 'How orders are split.',
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
      by: t.arg({ type: SpendKeyType, required: true, defaultValue: 'CHANNEL', description: 'By what it is summed.' }),
    },
    resolve: async (_root, { input, ...request }, context) =>
      getSpendReport(context.deps, context.request, await toReportRequest(input, context), request),
  }),
);
