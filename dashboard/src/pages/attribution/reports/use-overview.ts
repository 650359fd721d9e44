import { keepPreviousData, onlineManager, useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { overviewDocument, type ReportInput } from '../../../api/generated/attribution/reports.ts';
import type { ReportState } from '../../../figures/ReportCard.tsx';
import { comparisonOf, type ReportFilters } from '../../../filters/codec.ts';
import { type Period, resolvePeriod } from '../../../filters/period.ts';
import { addDays, type BusinessDay } from '../../../time/business-day.ts';
import type { OverviewReport } from './report.ts';

/** A report stays fresh this long; then a visit reads it again. */
const FRESH_MS = 30_000;

function toReportInput(filters: ReportFilters, today: BusinessDay): ReportInput {
  const { from, to } = resolvePeriod(filters.period, today);
  return {
    from,
    before: to,
    compare: comparisonOf(filters),
    ...(filters.channels.length > 0 ? { channelIds: filters.channels } : {}),
    ...(filters.stores.length > 0 ? { sellingLocationIds: filters.stores } : {}),
    ...(filters.currency === null ? {} : { currencyCode: filters.currency }),
  };
}

/** A report of a period that is not whole yet is read again this often. */
const ARRIVING_MS = 15_000;

/** The whole page in one operation. While filters change, the figures of before stay, dimmed; late answers are dropped. */
export function useOverview(
  filters: ReportFilters,
  today: BusinessDay,
  onShow: (period: Period) => void,
): ReportState<OverviewReport> {
  const client = useClient();
  const language = useLocale();
  const input = toReportInput(filters, today);
  const query = useQuery({
    queryKey: ['overview', language, input],
    queryFn: async ({ signal }) => (await client.request(overviewDocument, { input }, { signal, language })).overview,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
    refetchInterval: ({ state }) => (state.data && isArriving(state.data) ? ARRIVING_MS : false),
  });
  if (query.data) {
    if (!query.isPlaceholderData && query.data.wholeFrom !== null && isArriving(query.data)) {
      const { wholeFrom } = query.data;
      return {
        kind: 'arriving',
        wholeFrom,
        showWhole: () => onShow({ preset: 'custom', from: wholeFrom, to: addDays(today, 1) }),
      };
    }
    if (!query.isPlaceholderData && isEmpty(query.data)) return { kind: 'empty' };
    return { kind: 'ready', data: query.data, stale: query.isPlaceholderData };
  }
  if (query.error) return { kind: 'failed', error: query.error, retry: () => void query.refetch() };
  return onlineManager.isOnline() ? { kind: 'loading' } : { kind: 'offline' };
}

/** Whether days of the period are missing, since the shop's history is still arriving. */
function isArriving({ from, wholeFrom }: OverviewReport): boolean {
  return wholeFrom !== null && from < wholeFrom;
}

function isEmpty(report: OverviewReport): boolean {
  return report.cards.every((card) => Number(card.value ?? 0) === 0 && Number(card.previous ?? 0) === 0);
}
