import { useMemo } from 'react';
import { type Figure, useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import type { MetricNature } from './delta.ts';
import { countedOf, FEW, type Observed } from './few.ts';
import { figureMessages } from './messages.ts';
import { useMetricFormat } from './metric-format.ts';

type ReadingFigure = (reading: Observed & { readonly value: string | null }) => Figure | null;

/**
 * A figure as it is shown: null where there is none. Below 30 observations a share is told by what was counted, "4 of 14",
 * and a comparison of two groups, which nothing was counted for, not at all.
 */
export function useReadingFigure(unit: MetricNature['unit'], currency: string): ReadingFigure {
  const t = useMessages(figureMessages);
  const { count } = useFormats();
  const format = useMetricFormat(unit, currency);
  return useMemo(
    () => (reading) => {
      if (reading.value === null) return null;
      if (unit !== 'RATE') return format.figure(Number(reading.value));
      const counted = countedOf(reading);
      if (counted !== undefined) {
        const text = t('counted', { hits: count(counted.hits).text, of: count(counted.of).text });
        return { text, parts: [{ unit: false, text }] };
      }
      if (reading.numerator === null && reading.n < FEW) return null;
      return format.figure(Number(reading.value));
    },
    [t, count, format, unit],
  );
}
