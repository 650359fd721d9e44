import { LazyFlowChart } from './LazyFlowChart.tsx';
import { useFlow } from './testing/bars.ts';

export function Coming() {
  return <LazyFlowChart {...useFlow()} />;
}
