import { Box, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ordersLink } from '../../../reports/orders-link.ts';
import { ReportPage, type ReportView } from '../../../reports/ReportPage.tsx';
import { ChangePanel } from './ChangePanel.tsx';
import { ChannelMission } from './ChannelMission.tsx';
import { ChannelSales } from './ChannelSales.tsx';
import { ChannelTable } from './ChannelTable.tsx';
import { KpiGrid } from './KpiGrid.tsx';
import { reportMessages } from './messages.ts';
import { type OverviewReport, overviewSource } from './report.ts';
import { TopProducts } from './TopProducts.tsx';
import { TopStores } from './TopStores.tsx';

interface OverviewProps {
  /** What other pages answer in short, beside what this one says of channels. */
  readonly missions: ReactNode;
  readonly alerts: ReactNode;
}

/** The first page of who reads figures. */
export function Overview(props: OverviewProps) {
  const t = useMessages(reportMessages);
  return (
    <ReportPage title={t('title')} source={overviewSource} skeleton={<Skeletons />}>
      {(report, view) => <Sections report={report} view={view} {...props} />}
    </ReportPage>
  );
}

const GRID = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(12, minmax(0, 1fr))' },
};

const MISSIONS = {
  display: 'grid',
  gap: { xs: 1, sm: 2 },
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr)',
    sm: 'repeat(2, minmax(0, 1fr))',
    lg: 'repeat(4, minmax(0, 1fr))',
  },
};

interface SectionsProps extends OverviewProps {
  readonly report: OverviewReport;
  readonly view: ReportView;
}

function Sections({ report, view, missions, alerts }: SectionsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={MISSIONS}>
        <ChannelMission report={report} view={view} />
        {missions}
      </Box>
      <KpiGrid
        cards={report.cards}
        currency={report.currencyCode}
        drillTo={ordersLink(view.filters, view.today, report)}
        isShort={view.isShort}
      />
      {alerts}
      <ChangePanel report={report} view={view} />
      <Box sx={GRID}>
        <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
          <ChannelSales report={report} />
        </Box>
        <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
          <ChannelTable report={report} />
        </Box>
        <Box sx={{ gridColumn: { lg: 'span 7' }, minWidth: 0 }}>
          <TopProducts report={report} />
        </Box>
        <Box sx={{ gridColumn: { lg: 'span 5' }, minWidth: 0 }}>
          <TopStores report={report} />
        </Box>
      </Box>
    </Box>
  );
}

/** The page's own shape, so that nothing moves when the figures arrive. */
function Skeletons() {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      {['channels', 'conversion', 'value', 'visits'].map((mission) => (
        <Skeleton key={mission} height={196} sx={{ gridColumn: { xs: 'span 2', sm: 'span 1' } }} />
      ))}
      <Skeleton height={310} sx={{ gridColumn: 'span 2', gridRow: { lg: 'span 2' } }} />
      {[1, 2, 3, 4, 5, 6, 7, 8].map((card) => (
        <Skeleton key={card} height={147} />
      ))}
      <Skeleton height={400} sx={{ gridColumn: '1 / -1' }} />
    </Box>
  );
}
