import { Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import type { ValueCurvesProps } from './value-curves.ts';

/** The charts' library comes in a chunk of its own, once, when a chart is first shown. */
const Chart = lazy(async () => {
  const { ValueCurves } = await import('./ValueCurves.tsx');
  return { default: ValueCurves };
});

export function LazyValueCurves(props: ValueCurvesProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <Chart {...props} />
    </Suspense>
  );
}
