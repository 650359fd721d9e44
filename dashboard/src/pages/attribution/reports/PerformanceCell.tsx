import { TableCell, Link as TextLink, Typography } from '@mui/material';
import { DeltaText } from '../../../figures/DeltaText.tsx';
import { deltaOf } from '../../../figures/delta.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useReadingFigure } from '../../../figures/reading-figure.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import type { ChannelReading } from './channel-report.ts';
import { channelPerformanceMessages } from './messages.ts';

/** Visits are no orders: nothing of orders is behind their sum. */
const OF_VISITS: ReadonlySet<string> = new Set(['conversion_rate', 'store_conversion_rate', 'footfall_coverage']);

interface PerformanceCellProps {
  readonly reading: ChannelReading;
  /** Of the row. */
  readonly name: string;
  readonly currency: string;
  readonly isShort: boolean;
  readonly onOpen: () => void;
}

/** One figure: how it moved, its interval of 95 % and its observations; it opens the lines of orders behind it. */
export function PerformanceCell({ reading, name, currency, isShort, onOpen }: PerformanceCellProps) {
  const t = useMessages(channelPerformanceMessages);
  const formats = useFormats();
  const { metric, n, low, high } = reading;
  const format = useMetricFormat(metric.unit, currency);
  const value = reading.value === null ? null : Number(reading.value);
  const previous = reading.previous === null ? null : Number(reading.previous);
  const figureOf = useReadingFigure(metric.unit, currency);
  const write = (text: string) => format.figure(Number(text)).text;
  const isOfVisits = OF_VISITS.has(metric.key);
  const isQuotient = metric.unit === 'RATE' || metric.key === 'average_order_value';
  const sureness = [
    ...(low === null || high === null ? [] : [t('between', { low: write(low), high: write(high) })]),
    t('count', { n: formats.count(n).text }),
    ...(reading.caveat === null ? [] : [reading.caveat]),
  ].join(' · ');
  if (value === null) {
    return (
      <TableCell align="right" sx={{ color: 'text.secondary' }}>
        {isOfVisits && reading.caveat === null ? t('notCounted') : '–'}
      </TableCell>
    );
  }
  const shown = figureOf(reading);
  const figure = shown === null ? '–' : <FigureText figure={shown} />;
  const delta = deltaOf(metric, value, previous, { n, isShort });
  return (
    <TableCell align="right">
      {isOfVisits ? (
        figure
      ) : (
        <TextLink
          component="button"
          type="button"
          color="inherit"
          underline="hover"
          onClick={onOpen}
          aria-label={t('open', { figure: `${metric.label} ${shown?.text ?? ''}`, name })}
          sx={{ font: 'inherit', verticalAlign: 'baseline', minHeight: 24 }}
        >
          {figure}
        </TextLink>
      )}
      <Typography component="div" variant="caption">
        <DeltaText delta={delta} />
      </Typography>
      {isQuotient && delta.kind !== 'few' ? (
        <Typography component="div" variant="caption" color="text.secondary">
          {sureness}
        </Typography>
      ) : null}
    </TableCell>
  );
}
