import { keepPreviousData, onlineManager, type QueryClient, useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useClient } from '../api/BackendContext.tsx';
import type { GraphQLClient } from '../api/client.ts';
import type { ReportInput } from '../api/generated/attribution/reports.ts';
import type { ReportState } from '../figures/ReportCard.tsx';
import type { ReportFilters } from '../filters/codec.ts';
import type { Period } from '../filters/period.ts';
import { addDays, type BusinessDay } from '../time/business-day.ts';
import { isArriving, type ReportFrame } from './report-frame.ts';
import { toReportInput } from './report-input.ts';

/** A report stays fresh this long; then a visit reads it again. */
const FRESH_MS = 30_000;
/** A report of a period that is not whole yet is read again this often. */
const ARRIVING_MS = 15_000;

/** How a page reads its report, in one operation. */
export interface ReportSource<Data> {
  /** Name of the report, and what else its answer depends on besides the filters. */
  readonly key: readonly unknown[];
  read(
    client: GraphQLClient,
    input: ReportInput,
    options: { readonly signal: AbortSignal; readonly language: string },
  ): Promise<Data>;
  frameOf(data: Data): ReportFrame;
  /** Its figures are of customers, and can be narrowed to some of them. */
  readonly takesSegments?: true;
  /** Nothing happened in the period. */
  isEmpty(data: Data): boolean;
}

/** With what the keys of all reports' answers begin. */
export const REPORT = 'report';

/** The key of a report's answer. */
export const reportKey = (source: Pick<ReportSource<unknown>, 'key'>, language: string, input: ReportInput) =>
  [REPORT, ...source.key, language, input] as const;

/** What was read of any report is of facts that have changed: what is shown is read again, the rest when it is opened. */
export const refreshReports = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ queryKey: [REPORT] });

/** The whole page in one operation. While filters change, the figures of before stay, dimmed; late answers are dropped. */
export function useReport<Data>(
  source: ReportSource<Data>,
  filters: ReportFilters,
  today: BusinessDay,
  onShow: (period: Period) => void,
): ReportState<Data> {
  const client = useClient();
  const language = useLocale();
  const input = toReportInput(filters, today);
  const query = useQuery({
    queryKey: reportKey(source, language, input),
    queryFn: ({ signal }) => source.read(client, input, { signal, language }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
    refetchInterval: ({ state }) =>
      state.data !== undefined && isArriving(source.frameOf(state.data)) ? ARRIVING_MS : false,
  });
  if (query.data !== undefined) {
    const frame = source.frameOf(query.data);
    if (!query.isPlaceholderData && frame.wholeFrom !== null && isArriving(frame)) {
      const { wholeFrom } = frame;
      return {
        kind: 'arriving',
        wholeFrom,
        showWhole: () => onShow({ preset: 'custom', from: wholeFrom, to: addDays(today, 1) }),
      };
    }
    if (!query.isPlaceholderData && source.isEmpty(query.data)) return { kind: 'empty' };
    return { kind: 'ready', data: query.data, stale: query.isPlaceholderData };
  }
  if (query.error) return { kind: 'failed', error: query.error, retry: () => void query.refetch() };
  return onlineManager.isOnline() ? { kind: 'loading' } : { kind: 'offline' };
}
