import { builder, pageArgs } from '../../builder.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { getCommissionReport } from '../get-commission-report.ts';
import { getStoresReport } from '../get-stores-report.ts';
import { listCommissionEntries } from '../list-commission-entries.ts';
import { listPolicies } from '../list-policies.ts';
import { CommissionEntryConnectionType } from './entry.ts';
import { CommissionPolicyType } from './policy.ts';
import { CommissionReportType } from './report.ts';
import { StoresReportType } from './stores.ts';

const READS =
  'Staff without the permission `commissions:read` read their own; those bound to stores read what was earned there, and their own.';

builder.queryField('commissionPolicies', (t) =>
  t.field({
    type: [CommissionPolicyType],
    access: 'staff',
    description: 'Every version of the rules of commission, the newest first; at most 1,000.',
    resolve: (_root, _args, { deps, request }) => listPolicies(deps, request),
  }),
);

builder.queryField('commissionReport', (t) =>
  t.field({
    type: CommissionReportType,
    access: 'staff',
    description: `What associates earned by commission, by the days on which it was booked. ${READS}`,
    args: {
      input: t.arg({
        type: ReportInput,
        required: true,
        description:
          'The period, the stores of the interactions or sales, and the currency: that of the shop when absent.',
      }),
      staffMemberId: t.arg.id({ description: 'Of one associate alone.' }),
    },
    resolve: async (_root, { input, staffMemberId }, context) =>
      getCommissionReport(context.deps, context.request, { ...(await toReportRequest(input, context)), staffMemberId }),
  }),
);

builder.queryField('commissionEntries', (t) =>
  t.field({
    type: CommissionEntryConnectionType,
    access: 'staff',
    description: `The entries that a report sums, those booked last first. ${READS}`,
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'As of the report.' }),
      staffMemberId: t.arg.id({ description: 'Of one associate alone.' }),
      orderId: t.arg.id({ description: 'Of one order alone.' }),
      ...pageArgs(t),
    },
    resolve: async (_root, { input, staffMemberId, orderId, ...args }, context) =>
      listCommissionEntries(
        context.deps,
        context.request,
        { ...(await toReportRequest(input, context)), staffMemberId, orderId },
        args,
      ),
  }),
);

builder.queryField('storesReport', (t) =>
  t.field({
    type: StoresReportType,
    access: 'reports:read',
    description:
      'Stores with the remote sales that they led to, the credit for what they fulfilled, and what counts in their goal. Staff bound to stores read these alone. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'The period, and which stores.' }),
      windowSeconds: t.arg.int({
        description:
          'Seconds before an order in which an associate must have met its customer: 0 to 7,776,000 (90 days); 86,400 (24 hours) when absent.',
      }),
    },
    resolve: async (_root, { input, windowSeconds }, context) =>
      getStoresReport(context.deps, context.request, { ...(await toReportRequest(input, context)), windowSeconds }),
  }),
);
