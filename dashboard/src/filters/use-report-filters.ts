import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'react-admin';
import { useLocation, useNavigate } from 'react-router';
import { decodeFilters, encodeFilters, type ReportFilters, replaceFilters } from './codec.ts';

/** Key under which the last filters of the reports are kept, for the menu's link. */
const LAST_SEARCH = 'reports.search';

/** The filters of a report page. The address is their only home, so back, forward and sharing work. */
export function useReportFilters(): readonly [ReportFilters, (change: Partial<ReportFilters>) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const [, remember] = useStore(LAST_SEARCH, '');
  const filters = useMemo(() => decodeFilters(search), [search]);
  const change = useCallback(
    (part: Partial<ReportFilters>) => {
      void navigate({ search: replaceFilters(search, { ...filters, ...part }) });
    },
    [filters, navigate, search],
  );
  // Other reports keep other things beside the filters.
  useEffect(() => remember(encodeFilters(filters)), [filters, remember]);
  return [filters, change];
}

/** The search part with which the reports were last seen. */
export function useLastReportSearch(): string {
  const [search] = useStore(LAST_SEARCH, '');
  return search;
}
