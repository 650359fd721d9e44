import { useIsFetching, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClient } from '../api/BackendContext.tsx';
import { reportQueueDocument } from '../api/generated/attribution/warehouse.ts';
import { REPORT } from './use-report.ts';

/** Milliseconds after which a reader wants to know what it waits for. */
const LATE_AFTER_MS = 2_000;
/** Milliseconds between two looks at the queue. */
const LOOK_EVERY_MS = 1_500;

/** Statements that run before those of a report that is long in coming; undefined while none is, or none waits. */
export function useReportQueue(): number | undefined {
  const client = useClient();
  const isReading = useIsFetching({ queryKey: [REPORT] }) > 0;
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!isReading) return;
    const timer = setTimeout(() => setLate(true), LATE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isReading]);
  const { data } = useQuery({
    queryKey: ['report-queue'],
    queryFn: async () => (await client.request(reportQueueDocument, {})).reportQueue?.place ?? null,
    enabled: isReading && isLate,
    refetchInterval: LOOK_EVERY_MS,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return isReading && isLate ? (data ?? undefined) : undefined;
}
