import { LazyStepBars } from './LazyStepBars.tsx';
import { useSteps } from './testing/bars.ts';

export function Coming() {
  return <LazyStepBars bars={useSteps()} />;
}
