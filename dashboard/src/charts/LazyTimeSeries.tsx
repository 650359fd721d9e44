import { Skeleton } from '@mui/material';
import { whenLoaded } from '../ui/when-loaded.tsx';
import type { TimeSeriesProps } from './series.ts';

/** The charts' library comes in a chunk of its own, once, when a chart is first shown. */
export const LazyTimeSeries = whenLoaded<TimeSeriesProps>(
  async () => (await import('./TimeSeries.tsx')).TimeSeries,
  ({ height }) => <Skeleton height={height} />,
);
