import { FlowChart } from './FlowChart.tsx';
import { useFlow } from './testing/bars.ts';

export function TwoStages() {
  return <FlowChart {...useFlow()} />;
}
