import { StepBars } from './StepBars.tsx';
import { useSteps } from './testing/bars.ts';

export function Steps() {
  return <StepBars bars={useSteps()} />;
}

export function Empty() {
  return <StepBars bars={[]} />;
}
