import { KpiCard } from './KpiCard.tsx';
import { NET_SALES, WEEK } from './testing/net-sales.ts';

export function Week() {
  return <KpiCard card={WEEK} currency="EUR" drillTo="/orders" />;
}

export function Hero() {
  return <KpiCard card={{ ...WEEK, previousSeries: WEEK.series.toReversed() }} currency="EUR" drillTo={null} hero />;
}

export function Empty() {
  const card = { ...WEEK, value: null, previous: null, n: 0, series: [] };
  return <KpiCard card={card} currency="EUR" drillTo={null} />;
}

export function BigMoney() {
  return <KpiCard card={{ ...WEEK, value: '1234567890.00', previous: '1' }} currency="EUR" drillTo="/orders" />;
}

export function Negative() {
  return <KpiCard card={{ ...WEEK, value: '-450.00' }} currency="EUR" drillTo="/orders" />;
}

export function FewObservations() {
  return <KpiCard card={{ ...WEEK, n: 12 }} currency="EUR" drillTo="/orders" />;
}

export function ShortHistory() {
  return <KpiCard card={WEEK} currency="EUR" drillTo="/orders" isShort />;
}

export function LongText() {
  const metric = {
    ...NET_SALES,
    label: 'Ventes nettes des commandes retirées en magasin par des clients de deux canaux',
  };
  return <KpiCard card={{ ...WEEK, metric }} currency="EUR" drillTo="/orders" />;
}

const RATE = { ...WEEK, metric: { ...NET_SALES, unit: 'RATE' as const }, value: '0.25', previous: '0.2' };

export function RateOfMany() {
  return <KpiCard card={RATE} currency="EUR" drillTo={null} />;
}

export function RateOfFew() {
  return <KpiCard card={{ ...RATE, n: 12 }} currency="EUR" drillTo={null} />;
}
