import {
  type CrossChannelReportResult,
  crossChannelReportDocument,
} from '../../../api/generated/attribution/cross-channel.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the page shows, read in one operation. */
export type CrossChannelReport = CrossChannelReportResult['crossChannelReport'];

/** Days after a touch that can be chosen, the first unless another is. */
export const WINDOWS = ['7', '1', '30', '90'] as const;

export const crossChannelSource = (withinDays: number): ReportSource<CrossChannelReport> => ({
  key: ['cross-channel', withinDays],
  takesSegments: true,
  read: async (client, input, options) =>
    (await client.request(crossChannelReportDocument, { input, withinDays }, options)).crossChannelReport,
  frameOf: (report) => report.frame,
  isEmpty: ({ matrix, flow, retention }) =>
    matrix.rows.length === 0 && flow.nodes.length === 0 && retention.omni.n + retention.mono.n === 0,
});
