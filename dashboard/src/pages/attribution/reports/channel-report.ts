import { type ChannelReportResult, channelReportDocument } from '../../../api/generated/attribution/reports.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the page of channels shows, read in one operation. */
export type ChannelReport = ChannelReportResult['channelReport'];
export type ChannelReportRow = ChannelReport['rows'][number];
export type ChannelReading = ChannelReportRow['values'][number];

/** What the rows can be, the first unless another is chosen. */
export const ROWS_BY = ['CHANNEL', 'STORE', 'DAY', 'WEEK', 'MONTH'] as const;
export type RowsBy = (typeof ROWS_BY)[number];

/** Rows of one table: more days than these are read by week. */
const MOST_ROWS = 400;

export const channelSource = (by: RowsBy): ReportSource<ChannelReport> => ({
  key: ['channels', by],
  takesSegments: true,
  read: async (client, input, options) =>
    (await client.request(channelReportDocument, { input, by, first: MOST_ROWS }, options)).channelReport,
  frameOf: ({ frame }) => frame,
  isEmpty: ({ rows }) => rows.length === 0,
});
