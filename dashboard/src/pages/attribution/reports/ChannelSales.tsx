import { useTheme } from '@mui/material';
import { useShop } from '../../../api/use-shop.ts';
import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { LazyTimeSeries } from '../../../charts/LazyTimeSeries.tsx';
import { bucketDays, toPoints } from '../../../charts/points.ts';
import type { ChartTable } from '../../../charts/TableTwin.tsx';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { addDays, daysBetween } from '../../../time/business-day.ts';
import { channelLines } from './channel-lines.ts';
import { reportMessages } from './messages.ts';
import type { OverviewReport } from './report.ts';
import { useHeadline, useSummary } from './use-sentences.ts';

const HEIGHT = 320;

/** Net sales of each channel over time: the sentence first, then the lines. */
export function ChannelSales({ report }: { report: OverviewReport }) {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const { palette } = useTheme();
  const { styleOf } = useShop();
  const format = useMetricFormat('MONEY', report.currencyCode);
  const title = useHeadline(report);
  const summary = useSummary(report);
  const bucket = bucketDays(daysBetween(report.from, report.before));
  const formatDay = (day: string, style?: 'short' | 'long') =>
    bucket > 1 && style === 'long' ? formats.range(day, addDays(day, bucket)) : formats.day(day, style);
  const lines = channelLines(report.salesByChannel, styleOf, palette.mode, t('otherChannels'), bucket);
  return (
    <ChartFrame title={title} summary={summary} fileName={`${t('salesTitle')} ${report.from}`} table={useTable(report)}>
      <LazyTimeSeries
        series={lines}
        height={HEIGHT}
        formatDay={formatDay}
        formatAxis={format.compact}
        formatValue={(value) => format.figure(value).text}
        unfinishedLabel={t('partialDay')}
      />
    </ChartFrame>
  );
}

/** Every day and every channel, unbucketed: the table shows what the lines round. */
function useTable({ salesByChannel, currencyCode }: OverviewReport): ChartTable {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const series = salesByChannel.map((channel) => toPoints(channel.series));
  const days = series.reduce((longest, points) => (points.length > longest.length ? points : longest), series[0] ?? []);
  return {
    columns: [t('day'), ...salesByChannel.map((channel) => channel.channel?.name ?? '–')],
    rows: days.map(({ day }, index) => [day, ...series.map((points) => points[index]?.value ?? 0)]),
    formatCell: (cell) => (typeof cell === 'number' ? formats.money(cell, currencyCode).text : formats.day(cell ?? '')),
  };
}
