import { Box, Skeleton } from '@mui/material';
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import { useOwnLocations } from '../../../auth/use-own-locations.ts';
import { ReportCard } from '../../../figures/ReportCard.tsx';
import { CustomPeriodDialog } from '../../../filters/CustomPeriodDialog.tsx';
import { FilterBar } from '../../../filters/FilterBar.tsx';
import { resolvePeriod } from '../../../filters/period.ts';
import { useReportFilters } from '../../../filters/use-report-filters.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { AccessDenied } from '../../../layout/AccessDenied.tsx';
import { addDays, businessDayAt } from '../../../time/business-day.ts';
import { useShopSettings } from '../../../time/shop-settings.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ChannelSales } from './ChannelSales.tsx';
import { ChannelTable } from './ChannelTable.tsx';
import { ordersLink } from './drill.ts';
import { KpiGrid } from './KpiGrid.tsx';
import { reportMessages } from './messages.ts';
import { isComparisonShort, type OverviewReport } from './report.ts';
import { TopProducts } from './TopProducts.tsx';
import { TopStores } from './TopStores.tsx';
import { useOverview } from './use-overview.ts';

/** The first page of who reads figures. */
export function Overview() {
  const { canAccess, isPending } = useCanAccess({ resource: 'overview', action: 'list' });
  if (isPending) return <Skeletons />;
  return canAccess ? <OverviewPage /> : <AccessDenied />;
}

function OverviewPage() {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const [filters, change] = useReportFilters();
  const own = useOwnLocations();
  const [choosingDates, setChoosingDates] = useState(false);
  const { timeZone } = useShopSettings();
  const today = businessDayAt(new Date(), timeZone);
  const { from, to } = resolvePeriod(filters.period, today);
  const state = useOverview(filters, today, (period) => change({ period }));
  const report = state.kind === 'ready' ? state.data : null;
  const compared =
    report?.compareFrom && report.compareBefore ? formats.range(report.compareFrom, report.compareBefore) : null;
  const lead = [
    formats.range(from, to),
    ...(compared ? [t('versus', { range: compared })] : []),
    ...(report?.historyFrom && isComparisonShort(report)
      ? [t('shortHistory', { day: formats.day(report.historyFrom, 'long') })]
      : []),
    ...(report ? [t('asOf', { time: formats.time(report.computedAt) })] : []),
  ];
  return (
    <>
      <PageHeader title={t('title')} lead={lead.join(' · ')} />
      <FilterBar
        filters={filters}
        today={today}
        currencies={report?.currencies ?? []}
        mayRead={(id) => own?.has(id) ?? false}
        onChange={change}
        onChooseDates={() => setChoosingDates(true)}
      />
      {choosingDates ? (
        <CustomPeriodDialog
          first={from}
          last={addDays(to, -1)}
          onClose={() => setChoosingDates(false)}
          onChoose={(period) => change({ period })}
        />
      ) : null}
      <Box
        role="status"
        aria-live="polite"
        sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}
      >
        {state.kind === 'ready' && !state.stale ? `${t('updated')}: ${lead.join(', ')}` : ''}
      </Box>
      <Box sx={{ mt: 2.5 }}>
        <ReportCard state={state} height={640} skeleton={<Skeletons />} onOtherDates={() => setChoosingDates(true)}>
          {(data) => <Sections report={data} drillTo={ordersLink(filters, today, data.currencyCode)} />}
        </ReportCard>
      </Box>
    </>
  );
}

const GRID = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(12, minmax(0, 1fr))' },
};

function Sections({ report, drillTo }: { report: OverviewReport; drillTo: string }) {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <KpiGrid
        cards={report.cards}
        currency={report.currencyCode}
        drillTo={drillTo}
        isShort={isComparisonShort(report)}
      />
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
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', lg: 'repeat(4, 1fr)' } }}>
      <Skeleton height={310} sx={{ gridColumn: 'span 2', gridRow: { lg: 'span 2' } }} />
      {[1, 2, 3, 4, 5, 6, 7, 8].map((card) => (
        <Skeleton key={card} height={147} />
      ))}
      <Skeleton height={400} sx={{ gridColumn: '1 / -1' }} />
    </Box>
  );
}
