import { Box, Card, Typography } from '@mui/material';
import { DeltaText } from '../figures/DeltaText.tsx';
import { deltaOf } from '../figures/delta.ts';
import { MetricInfo } from '../figures/MetricInfo.tsx';
import type { MetricDefinition } from '../figures/metric.ts';
import { useMetricFormat } from '../figures/metric-format.ts';
import { useReadingFigure } from '../figures/reading-figure.ts';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { SERIF, SIZE } from '../theme/tokens.ts';
import { FigureText } from '../ui/FigureText.tsx';
import { frameMessages } from './messages.ts';
import { OpenFigure } from './OpenFigure.tsx';

/** A figure of a report with how sure it is; what `MetricValue` of the API selects for a card. */
export interface MetricReading {
  readonly metric: MetricDefinition;
  readonly value: string | null;
  readonly previous: string | null;
  readonly n: number;
  /** What was divided by what; null for sums. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly caveat: string | null;
  /** What opens the rows behind it; null where none can be opened. */
  readonly drill?: string | null;
}

interface MetricCardProps {
  readonly reading: MetricReading;
  readonly currency: string;
  /** The period compared with is not whole: no change is shown. */
  readonly isShort?: boolean;
}

/** One figure, which opens the rows behind it: how it moved, its interval and how many observations, what was published, and what to know first. */
export function MetricCard({ reading, currency, isShort = false }: MetricCardProps) {
  const t = useMessages(frameMessages);
  const formats = useFormats();
  const { metric, n, low, high, caveat } = reading;
  const format = useMetricFormat(metric.unit, currency);
  const figure = useReadingFigure(metric.unit, currency)(reading);
  const value = reading.value === null ? null : Number(reading.value);
  const previous = reading.previous === null ? null : Number(reading.previous);
  const count = t('count', { n: formats.count(n).text });
  const delta = deltaOf(metric, value, previous, { n, isShort });
  const interval =
    low === null || high === null
      ? null
      : t('interval', { low: format.figure(Number(low)).text, high: format.figure(Number(high)).text });
  return (
    <Card sx={{ px: { xs: 1.5, sm: 2.5 }, pt: 1.5, pb: 2, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 28 }}>
        <Typography variant="body2" component="h3" color="text.secondary" sx={{ fontWeight: 400 }}>
          {metric.label}
        </Typography>
        <MetricInfo metric={metric} />
      </Box>
      <Typography component="p" sx={{ fontFamily: SERIF, fontSize: SIZE.title, lineHeight: 1.25, mt: 0.25 }}>
        {figure === null ? (
          '–'
        ) : (
          <OpenFigure drill={reading.drill} name={metric.label} text={figure.text}>
            <FigureText figure={figure} />
          </OpenFigure>
        )}
      </Typography>
      <Box sx={{ minHeight: 20 }}>
        <DeltaText delta={delta} was={previous === null ? null : format.figure(previous).text} />
      </Box>
      {/* Few observations stand in place of the change already. */}
      {delta.kind === 'few' ? null : (
        <Typography variant="caption" component="p" color="text.secondary" sx={{ mt: 0.5 }}>
          {interval === null ? count : `${interval} · ${count}`}
        </Typography>
      )}
      {metric.benchmark ? (
        <Typography variant="caption" component="p" color="text.secondary">
          {t('benchmark', { text: metric.benchmark })}
        </Typography>
      ) : null}
      {caveat ? (
        <Typography variant="caption" component="p" color="warning.main" sx={{ mt: 0.5 }}>
          {caveat}
        </Typography>
      ) : null}
    </Card>
  );
}
