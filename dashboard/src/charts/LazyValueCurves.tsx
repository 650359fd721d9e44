import { Skeleton } from '@mui/material';
import { whenLoaded } from '../ui/when-loaded.tsx';
import type { ValueCurvesProps } from './value-curves.ts';

/** The charts' library comes in a chunk of its own, once, when a chart is first shown. */
export const LazyValueCurves = whenLoaded<ValueCurvesProps>(
  async () => (await import('./ValueCurves.tsx')).ValueCurves,
  ({ height }) => <Skeleton height={height} />,
);
