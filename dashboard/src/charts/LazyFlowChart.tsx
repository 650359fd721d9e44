import { Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import type { FlowChartProps } from './FlowChart.tsx';

/** The charts' library comes in a chunk of its own, once, when a chart is first shown. */
const Chart = lazy(async () => {
  const { FlowChart } = await import('./FlowChart.tsx');
  return { default: FlowChart };
});

export function LazyFlowChart(props: FlowChartProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <Chart {...props} />
    </Suspense>
  );
}
