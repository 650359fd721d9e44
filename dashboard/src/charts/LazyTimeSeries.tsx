import { Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import type { TimeSeriesProps } from './series.ts';

/** The charts' library comes in a chunk of its own, once, when a chart is first shown. */
const Chart = lazy(async () => {
  const { TimeSeries } = await import('./TimeSeries.tsx');
  return { default: TimeSeries };
});

export function LazyTimeSeries(props: TimeSeriesProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <Chart {...props} />
    </Suspense>
  );
}
