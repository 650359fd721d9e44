import { NET_SALES } from '../figures/testing/net-sales.ts';
import { MetricCard, type MetricReading } from './MetricCard.tsx';

const RATE: MetricReading = {
  metric: { ...NET_SALES, key: 'conversion', label: 'Taux de transformation', unit: 'RATE' },
  value: '0.2140',
  previous: '0.2020',
  n: 412,
  numerator: '88',
  denominator: '412',
  low: '0.1770',
  high: '0.2560',
  caveat: null,
};

export function Interval() {
  return <MetricCard reading={RATE} currency="EUR" />;
}

export function FewObservations() {
  const few = { value: '0.2857', n: 14, numerator: '4', denominator: '14', low: null, high: null };
  return <MetricCard reading={{ ...RATE, ...few }} currency="EUR" />;
}

export function Empty() {
  const none = { value: null, previous: null, n: 0, numerator: null, denominator: null, low: null, high: null };
  return <MetricCard reading={{ ...RATE, ...none }} currency="EUR" />;
}

export function LongText() {
  const caveat = 'Observé, non causé : les clients qui voient la promesse de retrait habitent plus près d’un magasin';
  return <MetricCard reading={{ ...RATE, caveat }} currency="EUR" />;
}
