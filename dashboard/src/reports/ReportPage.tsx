import { Box } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useCanAccess } from 'react-admin';
import { useLocation } from 'react-router';
import { useOwnLocations } from '../auth/use-own-locations.ts';
import { ChartNotesProvider } from '../charts/notes.ts';
import { ReportCard } from '../figures/ReportCard.tsx';
import { CustomPeriodDialog } from '../filters/CustomPeriodDialog.tsx';
import type { ReportFilters } from '../filters/codec.ts';
import { FilterBar } from '../filters/FilterBar.tsx';
import { resolvePeriod } from '../filters/period.ts';
import { useReportFilters } from '../filters/use-report-filters.ts';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { addDays, type BusinessDay, businessDayAt } from '../time/business-day.ts';
import { useShopSettings } from '../time/shop-settings.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { AnnotationPanel } from './annotations/AnnotationPanel.tsx';
import { useAnnotations } from './annotations/use-annotations.ts';
import { FileMenu } from './FileMenu.tsx';
import { frameMessages } from './messages.ts';
import { PrintedFilters } from './PrintedFilters.tsx';
import { ReportTurn } from './ReportTurn.tsx';
import { RowsProgress } from './RowsProgress.tsx';
import { isComparisonShort } from './report-frame.ts';
import { type ReportSource, useReport } from './use-report.ts';
import { useReportQueue } from './use-report-queue.ts';
import { useRowsFile } from './use-rows-file.ts';
import { ViewsMenu } from './views/ViewsMenu.tsx';

/** What the sections of a report page are drawn with. */
export interface ReportView {
  readonly filters: ReportFilters;
  readonly today: BusinessDay;
  /** The period compared with is not whole: no change may be shown. */
  readonly isShort: boolean;
}

interface ReportPageProps<Data> {
  readonly title: string;
  readonly source: ReportSource<Data>;
  /** The page's own shape, so that nothing moves when the figures arrive. */
  readonly skeleton: ReactNode;
  /** What the page asks besides the common filters: a window, a model. */
  readonly controls?: ReactNode;
  readonly children: (data: Data, view: ReportView) => ReactNode;
}

/** A page of figures: its filters in the address, what it compares, as of when, and every state. */
export function ReportPage<Data>({ title, source, skeleton, controls, children }: ReportPageProps<Data>) {
  const t = useMessages(frameMessages);
  const formats = useFormats();
  const [asked, change] = useReportFilters();
  const hasSegments = source.takesSegments === true;
  // Figures of more than customers stay whole.
  const filters = hasSegments ? asked : { ...asked, segments: [] };
  const { pathname } = useLocation();
  const own = useOwnLocations();
  // A page of one's own figures is read by staff who may read no report.
  const { canAccess: mayReadReports = false } = useCanAccess({ resource: 'reports', action: 'list' });
  const { canAccess: mayAnnotate = false } = useCanAccess({ resource: 'reports', action: 'edit' });
  const [choosingDates, setChoosingDates] = useState(false);
  const { timeZone } = useShopSettings();
  const today = businessDayAt(new Date(), timeZone);
  const { from, to } = resolvePeriod(filters.period, today);
  const annotations = useAnnotations({ from, to }, mayReadReports);
  const state = useReport(source, filters, today, (period) => change({ period }));
  const before = useReportQueue();
  const file = useRowsFile(filters, today);
  const frame = state.kind === 'ready' ? source.frameOf(state.data) : null;
  const isShort = frame !== null && isComparisonShort(frame);
  const compared =
    frame?.compareFrom && frame.compareBefore ? formats.range(frame.compareFrom, frame.compareBefore) : null;
  const lead = [
    formats.range(from, to),
    ...(compared ? [t('versus', { range: compared })] : []),
    ...(isShort && frame?.historyFrom ? [t('shortHistory', { day: formats.day(frame.historyFrom, 'long') })] : []),
    ...(frame ? [t('asOf', { time: formats.time(frame.computedAt) })] : []),
  ];
  const actions = mayReadReports ? (
    <>
      <ViewsMenu path={pathname} />
      <FileMenu file={file} />
    </>
  ) : null;
  return (
    <>
      <PageHeader title={title} lead={lead.join(' · ')} actions={actions} />
      <PrintedFilters filters={filters} currency={frame?.currencyCode ?? null} />
      <RowsProgress file={file} />
      <FilterBar
        filters={filters}
        today={today}
        currencies={frame?.currencies ?? []}
        hasSegments={hasSegments}
        mayRead={(id) => own?.has(id) ?? false}
        onChange={change}
        onChooseDates={() => setChoosingDates(true)}
      />
      {controls}
      <ReportTurn before={before} />
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
        <ReportCard state={state} height={640} skeleton={skeleton} onOtherDates={() => setChoosingDates(true)}>
          {(data) => (
            <ChartNotesProvider value={annotations}>{children(data, { filters, today, isShort })}</ChartNotesProvider>
          )}
        </ReportCard>
      </Box>
      <AnnotationPanel annotations={annotations} mayWrite={mayAnnotate} day={addDays(to, -1)} />
    </>
  );
}
