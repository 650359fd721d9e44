import { Box, Skeleton } from '@mui/material';
import { PageChoice } from '../../../filters/PageChoice.tsx';
import { usePageChoice } from '../../../filters/use-page-choice.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { ReportPage, type ReportView } from '../../../reports/ReportPage.tsx';
import { toReportInput } from '../../../reports/report-input.ts';
import { ConversionMatrix } from './ConversionMatrix.tsx';
import { crossChannelMessages } from './messages.ts';
import { OmniComparisons } from './OmniComparisons.tsx';
import { OrderFlow } from './OrderFlow.tsx';
import { type CrossChannelReport, crossChannelSource, WINDOWS } from './report.ts';

/** How people go from one channel to another, and what customers of several channels do more. */
export function CrossChannel() {
  const t = useMessages(crossChannelMessages);
  const [within, choose] = usePageChoice('within', WINDOWS);
  return (
    <ReportPage
      title={t('title')}
      source={crossChannelSource(Number(within))}
      skeleton={<Skeletons />}
      controls={
        <Box sx={{ mt: 1.5 }}>
          <PageChoice
            label={t('within')}
            value={within}
            values={[...WINDOWS].sort((a, b) => Number(a) - Number(b))}
            nameOf={(days) => t('days', { smart_count: Number(days) })}
            onChoose={choose}
          />
        </Box>
      }
    >
      {(report, view) => <Sections report={report} view={view} />}
    </ReportPage>
  );
}

function Sections({ report, view }: { report: CrossChannelReport; view: ReportView }) {
  const currency = report.frame.currencyCode;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 1, sm: 2 },
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            sm: 'repeat(2, minmax(0, 1fr))',
            lg: 'repeat(5, minmax(0, 1fr))',
          },
        }}
      >
        {report.cards.map((reading) => (
          <MetricCard key={reading.metric.key} reading={reading} currency={currency} isShort={view.isShort} />
        ))}
      </Box>
      <ConversionMatrix report={report} input={toReportInput(view.filters, view.today)} />
      <OmniComparisons report={report} />
      <OrderFlow flow={report.flow} />
    </Box>
  );
}

/** The page's own shape, so that nothing moves when the figures arrive. */
function Skeletons() {
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(5, 1fr)' } }}>
      {[1, 2, 3, 4, 5].map((card) => (
        <Skeleton key={card} height={190} />
      ))}
      <Skeleton height={420} sx={{ gridColumn: '1 / -1' }} />
      <Skeleton height={420} sx={{ gridColumn: '1 / -1' }} />
    </Box>
  );
}
