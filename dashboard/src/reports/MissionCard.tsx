import { Box, Card, Skeleton, Link as TextLink, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import type { ReportState } from '../figures/ReportCard.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { SERIF, SIZE } from '../theme/tokens.ts';
import type { MetricReading } from './MetricCard.tsx';
import { frameMessages } from './messages.ts';
import { useReadingText } from './use-reading-text.ts';

interface MissionCardProps<Data> {
  readonly title: string;
  /** The page that says more. */
  readonly to: string;
  readonly state: ReportState<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** One of the questions that the product is there for: its answer in short, and the way to the page. */
export function MissionCard<Data>({ title, to, state, children }: MissionCardProps<Data>) {
  const t = useMessages(frameMessages);
  const id = useId();
  return (
    <Card
      component="section"
      aria-labelledby={id}
      sx={{ px: { xs: 2, sm: 2.5 }, pt: 1.5, pb: 2, height: '100%', minWidth: 0, minHeight: 196 }}
    >
      <Typography variant="body2" component="h2" id={id} sx={{ minHeight: 28 }}>
        <TextLink component={Link} to={to} underline="hover" sx={{ fontWeight: 500 }}>
          {title}
          <span aria-hidden> →</span>
        </TextLink>
      </Typography>
      {state.kind === 'ready' ? (
        <Box sx={{ opacity: state.stale ? 0.55 : 1 }}>{children(state.data)}</Box>
      ) : state.kind === 'loading' ? (
        <Box aria-busy="true">
          <Skeleton width="60%" height={40} />
          <Skeleton />
          <Skeleton width="80%" />
        </Box>
      ) : (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {t(`mission.${state.kind}`)}
        </Typography>
      )}
    </Card>
  );
}

interface MissionFigureProps {
  readonly reading: MetricReading;
  readonly currency: string;
  /** Written in place of the figure, where the figure needs a sign. */
  readonly text?: string | undefined;
}

/** The figure of a mission with how sure it is, and what was published. */
export function MissionFigure({ reading, currency, text }: MissionFigureProps) {
  const t = useMessages(frameMessages);
  const { figure, sureness } = useReadingText(reading, currency);
  return (
    <>
      <Typography component="p" sx={{ fontFamily: SERIF, fontSize: SIZE.title, lineHeight: 1.25 }}>
        {text ?? figure}
      </Typography>
      <Typography variant="body2" component="p">
        {reading.metric.label}
      </Typography>
      <Typography variant="caption" component="p" color="text.secondary">
        {sureness}
      </Typography>
      {reading.metric.benchmark ? (
        <Typography variant="caption" component="p" color="text.secondary">
          {t('benchmark', { text: reading.metric.benchmark })}
        </Typography>
      ) : null}
    </>
  );
}
