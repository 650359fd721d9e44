import { useMetricFormat } from '../figures/metric-format.ts';
import { useReadingFigure } from '../figures/reading-figure.ts';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import type { MetricReading } from './MetricCard.tsx';
import { frameMessages } from './messages.ts';

/** A reading in words: its figure, and its interval of 95 % with the number of observations. */
export function useReadingText(reading: MetricReading, currency: string) {
  const { metric, n, low, high } = reading;
  const t = useMessages(frameMessages);
  const formats = useFormats();
  const format = useMetricFormat(metric.unit, currency);
  const write = (text: string) => format.figure(Number(text)).text;
  const count = t('count', { n: formats.count(n).text });
  const interval = low === null || high === null ? null : t('interval', { low: write(low), high: write(high) });
  return {
    figure: useReadingFigure(metric.unit, currency)(reading)?.text ?? '–',
    sureness: interval === null ? count : `${interval} · ${count}`,
  };
}
