import { Skeleton } from '@mui/material';
import { whenLoaded } from '../ui/when-loaded.tsx';
import type { StepBarsProps } from './StepBars.tsx';

/** Room that the bars take before they are there, in px a bar. */
const BAR_HEIGHT = 44;

/** The charts' library comes in a chunk of its own, once, when a chart is first shown. */
export const LazyStepBars = whenLoaded<StepBarsProps>(
  async () => (await import('./StepBars.tsx')).StepBars,
  ({ bars }) => <Skeleton height={bars.length * BAR_HEIGHT} />,
);
