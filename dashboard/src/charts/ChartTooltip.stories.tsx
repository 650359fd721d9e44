import { ChartTooltip } from './ChartTooltip.tsx';
import { dayPoints, useLines, useMoneyAxis } from './testing/lines.ts';

export function ManySeries() {
  const points = dayPoints([1_250_000, 980_000]);
  const series = useLines(['Boutique en ligne', 'Magasins', 'Application'].map((label) => ({ label, points })));
  return <ChartTooltip {...useMoneyAxis()} index={1} series={series} notes={[]} />;
}

export function PartialDay() {
  const series = useLines([{ label: 'Ventes nettes', points: dayPoints([1_200, 400], 1) }]);
  return (
    <ChartTooltip
      {...useMoneyAxis()}
      index={1}
      series={series}
      comparison={{ label: 'Avant', points: dayPoints([1_000, 1_100]) }}
      notes={[{ number: 1, day: '2026-11-02', text: 'Ventes privées' }]}
    />
  );
}
