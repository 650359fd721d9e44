import { Box, Typography } from '@mui/material';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { stockHealthMessages } from './messages.ts';
import type { StockHealthReport, StockSignal } from './report.ts';

export const SIGNAL_TONE: Readonly<Record<StockSignal['state'], Tone>> = {
  RED: 'bad',
  GREEN: 'good',
  UNKNOWN: 'muted',
};

/** The three signals of unified stock, each with its figure, and what they come to. */
export function SignalPanel({ report, isShort }: { report: StockHealthReport; isShort: boolean }) {
  const t = useMessages(stockHealthMessages);
  const { signals, verdict } = report.readiness;
  return (
    <Panel title={t(`verdicts.${verdict}`)} lead={t('verdictLead')}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' },
        }}
      >
        {signals.map(({ key, state, thresholdPercent, value }) => (
          <Box key={key} component="section" aria-label={value.metric.label} sx={{ minWidth: 0 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, mb: 0.75 }}>
              <StatusText tone={SIGNAL_TONE[state]}>{t(`states.${state}`)}</StatusText>
              <Typography variant="body2" component="span" color="text.secondary">
                {thresholdPercent === null ? t('risesAbove') : t('redAbove', { percent: thresholdPercent })}
              </Typography>
            </Box>
            <MetricCard reading={value} currency={report.frame.currencyCode} isShort={isShort} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
