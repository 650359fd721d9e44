import { Box, Card, Link as TextLink, Typography } from '@mui/material';
import { Link } from 'react-router';
import { smoothForSmall, toPoints } from '../charts/points.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { SERIF, SIZE } from '../theme/tokens.ts';
import { FigureText } from '../ui/FigureText.tsx';
import { DeltaText } from './DeltaText.tsx';
import { deltaOf } from './delta.ts';
import { MetricInfo } from './MetricInfo.tsx';
import { figureMessages } from './messages.ts';
import type { MetricFigure } from './metric.ts';
import { useMetricFormat } from './metric-format.ts';
import { useReadingFigure } from './reading-figure.ts';

interface KpiCardProps {
  readonly card: MetricFigure;
  readonly currency: string;
  /** The history does not hold the whole period compared with. */
  readonly isShort?: boolean;
  /** Address of the list of the figure's orders; null for figures that are not a sum over orders. */
  readonly drillTo: string | null;
  readonly hero?: boolean;
}

/** One metric: its figure, how it moved, its shape, and what it means. */
export function KpiCard({ card, currency, drillTo, isShort = false, hero = false }: KpiCardProps) {
  const t = useMessages(figureMessages);
  const { metric, n } = card;
  const format = useMetricFormat(metric.unit, currency);
  // What was counted is not asked for here: a share of few observations is told by their number alone.
  const figure = useReadingFigure(metric.unit, currency)({ ...card, numerator: null, denominator: null });
  const value = card.value === null ? null : Number(card.value);
  const previous = card.previous === null ? null : Number(card.previous);
  const points = smoothForSmall(toPoints(card.series));
  const comparison = smoothForSmall(toPoints(card.previousSeries));
  const name = hero ? 'h2' : 'h3';
  return (
    <Card
      sx={{
        px: { xs: 1.5, sm: 2.5 },
        pt: 1.5,
        pb: 2,
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        minWidth: 0,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 28 }}>
        <Typography variant="body2" component={name} color="text.secondary" sx={{ fontWeight: 400 }}>
          {metric.label}
        </Typography>
        <MetricInfo metric={metric} />
      </Box>
      <Typography
        component="p"
        sx={{
          fontFamily: SERIF,
          fontSize: hero ? { xs: SIZE.title, sm: SIZE.figure } : { xs: SIZE.heading, sm: SIZE.title },
          lineHeight: 1.25,
          mt: 0.25,
        }}
      >
        {figure === null ? (
          '–'
        ) : drillTo === null ? (
          <FigureText figure={figure} />
        ) : (
          <TextLink
            component={Link}
            to={drillTo}
            color="inherit"
            underline="hover"
            aria-label={`${figure.text}. ${t('openOrders')}`}
          >
            <FigureText figure={figure} />
          </TextLink>
        )}
      </Typography>
      <Box sx={{ minHeight: 20, mb: 1.5 }}>
        <DeltaText
          delta={deltaOf(metric, value, previous, { n, isShort })}
          was={previous === null ? null : format.figure(previous).text}
        />
      </Box>
      <Box sx={{ mt: 'auto' }}>
        <Sparkline points={points} comparison={comparison} height={hero ? 148 : 36} />
      </Box>
    </Card>
  );
}
