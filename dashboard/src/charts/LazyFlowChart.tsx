import { Skeleton } from '@mui/material';
import { whenLoaded } from '../ui/when-loaded.tsx';
import type { FlowChartProps } from './FlowChart.tsx';

/** The charts' library comes in a chunk of its own, once, when a chart is first shown. */
export const LazyFlowChart = whenLoaded<FlowChartProps>(
  async () => (await import('./FlowChart.tsx')).FlowChart,
  ({ height }) => <Skeleton height={height} />,
);
