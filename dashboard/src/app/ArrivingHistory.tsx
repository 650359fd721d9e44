import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useClient } from '../api/BackendContext.tsx';
import { arrivingHistoryDocument } from '../api/generated/attribution/arrivals.ts';
import { HistoryBanner } from '../layout/HistoryBanner.tsx';
import { refreshReports } from '../reports/use-report.ts';

/** Milliseconds between looks at a history that is on its way in. */
const LOOK_EVERY_MS = 4_000;

/** Asks once whether a history is on its way in, and while one is, shows how far it is on every page. */
export function ArrivingHistory() {
  const client = useClient();
  const queries = useQueryClient();
  const { data: history } = useQuery({
    queryKey: ['arriving-history'],
    queryFn: async () => (await client.request(arrivingHistoryDocument, {})).arrivingHistory,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: ({ state }) => (state.data ? LOOK_EVERY_MS : false),
  });
  const wholeFrom = history?.wholeFrom;
  const before = useRef(wholeFrom);
  useEffect(() => {
    // More days are whole: figures that were read before are of less.
    if (before.current !== undefined && before.current !== wholeFrom) void refreshReports(queries);
    before.current = wholeFrom;
  }, [wholeFrom, queries]);
  return history ? <HistoryBanner history={history} now={Date.now()} /> : null;
}
