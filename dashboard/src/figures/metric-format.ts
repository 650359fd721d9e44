import { useMemo } from 'react';
import { type Figure, useFormats } from '../i18n/format.ts';
import type { MetricNature } from './delta.ts';

export interface MetricFormat {
  /** As on a card: whole currency units from a thousand on, exact below. */
  figure(value: number): Figure;
  /** As on an axis. */
  compact(value: number): string;
}

/** From here on, cents say nothing on a card. */
const WHOLE_FROM = 1_000;

export function useMetricFormat(unit: MetricNature['unit'], currency: string): MetricFormat {
  const formats = useFormats();
  return useMemo(() => {
    if (unit === 'RATE') return { figure: formats.rate, compact: (value) => formats.rate(value).text };
    if (unit === 'COUNT') return { figure: formats.count, compact: (value) => formats.count(value).text };
    if (unit === 'NUMBER') return { figure: formats.decimal, compact: (value) => formats.decimal(value).text };
    if (unit === 'SECONDS') return { figure: formats.duration, compact: (value) => formats.duration(value).text };
    return {
      figure: (value) => formats.money(value, currency, Math.abs(value) >= WHOLE_FROM ? 'round' : 'exact'),
      compact: (value) => formats.money(value, currency, 'compact').text,
    };
  }, [unit, currency, formats]);
}
