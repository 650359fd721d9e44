import { Box, Typography } from '@mui/material';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard, type MetricReading } from '../../../reports/MetricCard.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { customerValueMessages } from './messages.ts';
import type { CustomersReport } from './report.ts';

const CARDS = {
  display: 'grid',
  gap: { xs: 1, sm: 2 },
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' },
  mb: 2,
};

/** Customers of several channels beside those of one: to date, and to come. */
export function OmniPanel({ report }: { report: CustomersReport }) {
  const t = useMessages(customerValueMessages);
  const named = (reading: MetricReading, label: string): MetricReading => ({
    ...reading,
    metric: { ...reading.metric, label: `${reading.metric.label}, ${label}` },
  });
  const sides = [
    { title: t('seen'), side: report.omniAgainstMono },
    ...(report.predicted ? [{ title: t('toCome'), side: report.predicted }] : []),
  ];
  return (
    <Panel title={t('omni')}>
      {sides.map(({ title, side }) => (
        <Box key={title}>
          <Typography variant="h3" sx={{ mb: 1 }}>
            {title}
          </Typography>
          <Box sx={CARDS}>
            <MetricCard reading={named(side.omni, t('omniValue'))} currency={report.frame.currencyCode} />
            <MetricCard reading={named(side.mono, t('monoValue'))} currency={report.frame.currencyCode} />
            <MetricCard reading={side.uplift} currency={report.frame.currencyCode} />
          </Box>
        </Box>
      ))}
    </Panel>
  );
}
