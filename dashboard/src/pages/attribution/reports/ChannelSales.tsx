import { useTheme } from '@mui/material';
import { useShop } from '../../../api/use-shop.ts';
import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { LazyTimeSeries } from '../../../charts/LazyTimeSeries.tsx';
import { endsOf, toPoints } from '../../../charts/points.ts';
import type { ChartTable } from '../../../charts/TableTwin.tsx';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { daysBetween } from '../../../time/business-day.ts';
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
  const { before } = report;
  const lines = channelLines(report.rows, styleOf, palette.mode, t('otherChannels'));
  const ends = endsOf(lines[0]?.points ?? [], before);
  const formatDay = (day: string, style?: 'short' | 'long') => {
    const end = ends.get(day) ?? before;
    return style === 'long' && daysBetween(day, end) > 1 ? formats.range(day, end) : formats.day(day, style);
  };
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

/** Every point and every channel as they were answered: the table shows what the lines round. */
function useTable({ rows: channels, currencyCode }: OverviewReport): ChartTable {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const series = channels.map(({ netSales }) => toPoints(netSales?.series ?? []));
  const days = series.reduce((longest, points) => (points.length > longest.length ? points : longest), series[0] ?? []);
  return {
    columns: [t('day'), ...channels.map(({ keys }) => keys[0]?.channel?.name ?? '–')],
    rows: days.map(({ day }, index) => [day, ...series.map((points) => points[index]?.value ?? 0)]),
    formatCell: (cell) => (typeof cell === 'number' ? formats.money(cell, currencyCode).text : formats.day(cell ?? '')),
  };
}
