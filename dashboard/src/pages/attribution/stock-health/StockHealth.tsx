import { Box, Skeleton } from '@mui/material';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { ReportPage, type ReportView } from '../../../reports/ReportPage.tsx';
import { toReportInput } from '../../../reports/report-input.ts';
import { DemandTrend } from './DemandTrend.tsx';
import { stockHealthMessages } from './messages.ts';
import { ParadoxTable } from './ParadoxTable.tsx';
import { type StockHealthReport, stockHealthSource } from './report.ts';
import { SignalPanel } from './SignalPanel.tsx';
import { StockClasses } from './StockClasses.tsx';
import { StockTable } from './StockTable.tsx';
import { StoreTable } from './StoreTable.tsx';

/** What sells of the stock, what is missing while it lies elsewhere, and whether to unify it. */
export function StockHealth() {
  const t = useMessages(stockHealthMessages);
  return (
    <ReportPage title={t('title')} source={stockHealthSource} skeleton={<Skeletons />}>
      {(report, view) => <Sections report={report} view={view} />}
    </ReportPage>
  );
}

function Sections({ report, view }: { report: StockHealthReport; view: ReportView }) {
  const currency = report.frame.currencyCode;
  const input = toReportInput(view.filters, view.today);
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <SignalPanel report={report} isShort={view.isShort} />
      <StoreTable report={report} />
      <ParadoxTable input={input} currency={currency} />
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
        {report.figures.map((reading) => (
          <MetricCard key={reading.metric.key} reading={reading} currency={currency} isShort={view.isShort} />
        ))}
      </Box>
      <StockTable input={input} currency={currency} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 7fr) minmax(0, 5fr)' },
        }}
      >
        <DemandTrend report={report} />
        <StockClasses report={report} />
      </Box>
    </Box>
  );
}

/** The page's own shape, so that nothing moves when the figures arrive. */
function Skeletons() {
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: 'repeat(3, 1fr)' } }}>
      {[1, 2, 3].map((card) => (
        <Skeleton key={card} height={220} />
      ))}
      <Skeleton height={360} sx={{ gridColumn: '1 / -1' }} />
      <Skeleton height={360} sx={{ gridColumn: '1 / -1' }} />
    </Box>
  );
}
