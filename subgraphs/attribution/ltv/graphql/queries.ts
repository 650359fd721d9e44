import { builder } from '../../builder.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { getCustomersReport } from '../get-customers-report.ts';
import { getRfmCustomers } from '../get-rfm-customers.ts';
import { RfmCustomersType } from './rfm-types.ts';
import { CustomersReportType } from './types.ts';

const CUSTOMERS_OF_INPUT =
  'The period, and which customers: channels are those of the first purchase, stores those whose orders are read.';

builder.queryField('customersReport', (t) =>
  t.field({
    type: CustomersReportType,
    description:
      'Cohorts, lifetime value by channel of acquisition, recency and frequency, omni against mono. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: { input: t.arg({ type: ReportInput, required: true, description: CUSTOMERS_OF_INPUT }) },
    resolve: async (_root, { input }, context) =>
      getCustomersReport(context.deps, context.request, await toReportRequest(input, context)),
  }),
);

builder.queryField('rfmCustomers', (t) =>
  t.field({
    type: RfmCustomersType,
    description: 'The customers behind a cell of the grid of `customersReport`; needs the right to read customers too.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: CUSTOMERS_OF_INPUT }),
      recency: t.arg.int({ required: true, description: 'From 1 to 5.' }),
      frequencyAndValue: t.arg.int({ required: true, description: 'From 1 to 5.' }),
    },
    resolve: async (_root, { input, ...cell }, context) =>
      getRfmCustomers(context.deps, context.request, await toReportRequest(input, context), cell),
  }),
);
