import { keepPreviousData, onlineManager, useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { overviewDocument, type ReportInput } from '../../../api/generated/attribution/reports.ts';
import type { ReportState } from '../../../figures/ReportCard.tsx';
import { comparisonOf, type ReportFilters } from '../../../filters/codec.ts';
import { resolvePeriod } from '../../../filters/period.ts';
import type { BusinessDay } from '../../../time/business-day.ts';
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

/** The whole page in one operation. While filters change, the figures of before stay, dimmed; late answers are dropped. */
export function useOverview(filters: ReportFilters, today: BusinessDay): ReportState<OverviewReport> {
  const client = useClient();
  const language = useLocale();
  const input = toReportInput(filters, today);
  const query = useQuery({
    queryKey: ['overview', language, input],
    queryFn: async ({ signal }) => (await client.request(overviewDocument, { input }, { signal, language })).overview,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
  if (query.data) {
    if (!query.isPlaceholderData && isEmpty(query.data)) return { kind: 'empty' };
    return { kind: 'ready', data: query.data, stale: query.isPlaceholderData };
  }
  if (query.error) return { kind: 'failed', error: query.error, retry: () => void query.refetch() };
  return onlineManager.isOnline() ? { kind: 'loading' } : { kind: 'offline' };
}

function isEmpty(report: OverviewReport): boolean {
  return report.cards.every((card) => Number(card.value ?? 0) === 0 && Number(card.previous ?? 0) === 0);
}
