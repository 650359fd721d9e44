import { ChartNotesProvider } from './notes.ts';
import { TimeSeries } from './TimeSeries.tsx';
import { dayPoints, useLines, useMoneyAxis } from './testing/lines.ts';

const SALES = [1_200, 1_450, 900, 2_100, 1_800, 1_650, 600];

export function Empty() {
  return <TimeSeries {...useMoneyAxis()} series={[]} />;
}

export function OneDay() {
  return (
    <TimeSeries {...useMoneyAxis()} series={useLines([{ label: 'Ventes nettes', points: dayPoints([1_200], 1) }])} />
  );
}

export function PartialDay() {
  const series = useLines([{ label: 'Ventes nettes', points: dayPoints(SALES, 1) }]);
  const before = { label: 'Avant', points: dayPoints(SALES.map((value) => value * 0.9)) };
  return <TimeSeries {...useMoneyAxis()} series={series} comparison={before} />;
}

export function Negative() {
  const series = useLines([{ label: 'Ventes nettes', points: dayPoints([300, -450, 120]) }]);
  return <TimeSeries {...useMoneyAxis()} series={series} />;
}

export function ManySeries() {
  const names = ['Boutique en ligne', 'Magasins', 'Application', 'Messagerie', 'Place de marché', 'Réseaux sociaux'];
  const series = useLines(
    [...names, 'Autres'].map((label, index) => ({
      label,
      points: dayPoints(SALES.map((value) => value * 1_000 * (index + 1))),
    })),
  );
  return <TimeSeries {...useMoneyAxis()} series={series} />;
}

export function Notes() {
  const series = useLines([{ label: 'Ventes nettes', points: dayPoints(SALES) }]);
  const notes = [
    { number: 1, day: '2026-11-03', text: 'Ventes privées' },
    { number: 2, day: '2026-11-03', text: 'Panne du site pendant deux heures' },
  ];
  return (
    <ChartNotesProvider value={notes}>
      <TimeSeries {...useMoneyAxis()} series={series} />
    </ChartNotesProvider>
  );
}
