import { LazyTimeSeries } from './LazyTimeSeries.tsx';
import { dayPoints, useLines, useMoneyAxis } from './testing/lines.ts';

export function Coming() {
  const series = useLines([{ label: 'Ventes nettes', points: dayPoints([1_200, 1_450, 900]) }]);
  return <LazyTimeSeries {...useMoneyAxis()} series={series} />;
}
