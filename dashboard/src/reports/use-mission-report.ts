import type { ReportState } from '../figures/ReportCard.tsx';
import { encodeFilters } from '../filters/codec.ts';
import { useReportFilters } from '../filters/use-report-filters.ts';
import { businessDayAt } from '../time/business-day.ts';
import { useShopSettings } from '../time/shop-settings.ts';
import { type ReportSource, useReport } from './use-report.ts';

/**
 * The report of another page with the filters of this one, and the search of that page's address. Read once: the page
 * that it leads to finds it there.
 */
export function useMissionReport<Data>(source: ReportSource<Data>): {
  readonly state: ReportState<Data>;
  readonly search: string;
} {
  const [filters, change] = useReportFilters();
  const { timeZone } = useShopSettings();
  const today = businessDayAt(new Date(), timeZone);
  const state = useReport(source, filters, today, (period) => change({ period }));
  return { state, search: encodeFilters(filters) };
}
