import { useTheme } from '@mui/material';
import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { LazyTimeSeries } from '../../../charts/LazyTimeSeries.tsx';
import { toPoints } from '../../../charts/points.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { stockHealthMessages } from './messages.ts';
import type { StockHealthReport } from './report.ts';

const HEIGHT = 240;

/** Share of orders and requests that ask for pickup, e-reservation or ship-from-store, over time. */
export function DemandTrend({ report }: { report: StockHealthReport }) {
  const t = useMessages(stockHealthMessages);
  const formats = useFormats();
  const { palette } = useTheme();
  const value = report.readiness.signals.find(({ key }) => key === 'PHYGITAL_DEMAND')?.value;
  const points = toPoints(value?.series ?? []);
  const label = value?.metric.label ?? '';
  const rate = (share: number) => formats.rate(share).text;
  return (
    <ChartFrame
      title={t('demand')}
      summary={t('demandLead')}
      fileName={`${label} ${report.frame.from}`}
      table={{
        columns: [t('day'), label],
        rows: points.map((point) => [point.day, point.value]),
        formatCell: (cell) => (typeof cell === 'number' ? rate(cell) : formats.day(cell ?? '')),
      }}
    >
      <LazyTimeSeries
        series={[{ key: 'demand', label, color: palette.primary.main, dash: undefined, points }]}
        height={HEIGHT}
        formatDay={(day, style) => formats.day(day, style)}
        formatAxis={rate}
        formatValue={rate}
        unfinishedLabel={t('unfinished')}
      />
    </ChartFrame>
  );
}
