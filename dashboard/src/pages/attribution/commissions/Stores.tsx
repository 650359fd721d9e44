import { Box, Skeleton } from '@mui/material';
import type { StoresResult } from '../../../api/generated/attribution/commissions.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { ReportPage, type ReportView } from '../../../reports/ReportPage.tsx';
import { AssociateTable } from './AssociateTable.tsx';
import { CatchmentTable } from './CatchmentTable.tsx';
import { storeMessages } from './messages.ts';
import { PolicyPanel } from './PolicyPanel.tsx';
import { storesSource } from './report.ts';
import { StoreTable } from './StoreTable.tsx';

const CARDS = {
  display: 'grid',
  gap: { xs: 1, sm: 2 },
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(4, minmax(0, 1fr))' },
} as const;

/** What stores sell, lead to online and fulfill for others, and what their associates earn by it. */
export function Stores() {
  const t = useMessages(storeMessages);
  return (
    <ReportPage title={t('title')} source={storesSource} skeleton={<Skeletons />}>
      {(data, view) => <Sections data={data} view={view} />}
    </ReportPage>
  );
}

function Sections({ data, view }: { data: StoresResult; view: ReportView }) {
  const { storesReport, commissionReport } = data;
  const { currencyCode: currency } = storesReport;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={CARDS}>
        {[...storesReport.cards, ...commissionReport.cards.slice(0, 1)].map((reading) => (
          <MetricCard key={reading.metric.key} reading={reading} currency={currency} isShort={view.isShort} />
        ))}
      </Box>
      <StoreTable rows={storesReport.rows} currency={currency} from={storesReport.from} isShort={view.isShort} />
      <CatchmentTable rows={storesReport.rows} currency={currency} />
      <AssociateTable rows={commissionReport.byStaffMember} currency={currency} from={storesReport.from} />
      <PolicyPanel />
    </Box>
  );
}

/** The page's own shape, so that nothing moves when the figures arrive. */
function Skeletons() {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={CARDS}>
        {[1, 2, 3, 4].map((card) => (
          <Skeleton key={card} height={150} />
        ))}
      </Box>
      <Skeleton height={420} />
      <Skeleton height={300} />
    </Box>
  );
}
