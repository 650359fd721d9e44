import { Box, Skeleton, Typography } from '@mui/material';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { ReportPage, type ReportView } from '../../../reports/ReportPage.tsx';
import { CohortTable } from './CohortTable.tsx';
import { LifetimeCurves } from './LifetimeCurves.tsx';
import { customerValueMessages } from './messages.ts';
import { OmniPanel } from './OmniPanel.tsx';
import { RfmGrid } from './RfmGrid.tsx';
import { type CustomersReport, customersSource } from './report.ts';

/** What customers were worth and will be, by when and where they were acquired, and who they are by now. */
export function CustomerValue() {
  const t = useMessages(customerValueMessages);
  return (
    <ReportPage title={t('title')} source={customersSource} skeleton={<Skeletons />}>
      {(report, view) => <Sections report={report} view={view} />}
    </ReportPage>
  );
}

const CARDS = {
  display: 'grid',
  gap: { xs: 1, sm: 2 },
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
};

function Sections({ report, view }: { report: CustomersReport; view: ReportView }) {
  const t = useMessages(customerValueMessages);
  const formats = useFormats();
  const currency = report.frame.currencyCode;
  const { costCoverage } = report;
  // Margins have no value for those who may not see costs, and where no cost is known.
  const cards = report.cards.filter(({ value }) => value !== null);
  const hasMargin = cards.some(({ metric }) => metric.key === 'customer_lifetime_margin');
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Typography variant="body2" color="text.secondary">
        {t('acquiredSince', { day: formats.day(report.acquiredFrom, 'long') })}
      </Typography>
      <Box sx={CARDS}>
        {cards.map((reading) => (
          <MetricCard key={reading.metric.key} reading={reading} currency={currency} />
        ))}
      </Box>
      {hasMargin && costCoverage.value !== null ? (
        <Typography variant="body2" color="text.secondary">
          {t('coverage', { share: formats.rate(Number(costCoverage.value)).text })}
        </Typography>
      ) : null}
      <LifetimeCurves report={report} isOfSegment={view.filters.segments.length > 0} />
      <CohortTable report={report} />
      <RfmGrid report={report} view={view} />
      <OmniPanel report={report} />
    </Box>
  );
}

/** The page's own shape, so that nothing moves when the figures arrive. */
function Skeletons() {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={CARDS}>
        <Skeleton height={147} />
        <Skeleton height={147} />
      </Box>
      <Skeleton height={420} />
      <Skeleton height={480} />
    </Box>
  );
}
