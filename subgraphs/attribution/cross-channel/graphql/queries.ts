import { builder } from '../../builder.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { getCrossChannelReport } from '../get-cross-channel-report.ts';
import { listConvertedPeople } from '../list-converted-people.ts';
import { DEFAULT_WITHIN_DAYS } from '../model/windows.ts';
import { ConvertedPersonConnectionType, CrossChannelReportType } from './types.ts';

const WITHIN_DAYS = 'Days after a touch in which a purchase must follow, 1 to 365.';

builder.queryField('crossChannelReport', (t) =>
  t.field({
    type: CrossChannelReportType,
    description:
      'The cross-channel page in one operation. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'The period, and which facts of it.' }),
      withinDays: t.arg.int({ required: true, defaultValue: DEFAULT_WITHIN_DAYS, description: WITHIN_DAYS }),
    },
    resolve: async (_root, { input, withinDays }, context) =>
      getCrossChannelReport(context.deps, context.request, await toReportRequest(input, context), withinDays),
  }),
);

builder.queryField('convertedPeople', (t) =>
  t.field({
    type: ConvertedPersonConnectionType,
    description: 'The people behind a cell of the conversion matrix, by their ids; as many as the cell counts.',
    access: 'customers:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'The period, and which facts of it.' }),
      touchedCode: t.arg.string({ required: true, description: 'Code of the channel that they touched.' }),
      boughtCode: t.arg.string({ required: true, description: 'Code of the channel in which they bought.' }),
      withinDays: t.arg.int({ required: true, defaultValue: DEFAULT_WITHIN_DAYS, description: WITHIN_DAYS }),
      first: t.arg.int({ description: 'People from the first on, 1 to 100; 24 when absent.' }),
      after: t.arg.string({ description: 'Cursor of the person before the first.' }),
    },
    resolve: async (_root, { input, touchedCode, boughtCode, withinDays, first, after }, context) => {
      const request = await toReportRequest(input, context);
      const cell = { touched: touchedCode, bought: boughtCode, withinDays };
      return listConvertedPeople(context.deps, context.request, request, cell, { first, after });
    },
  }),
);
