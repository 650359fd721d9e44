import { Skeleton } from '@mui/material';
import { whenLoaded } from '../ui/when-loaded.tsx';
import type { GroupedBarsProps } from './GroupedBars.tsx';

/** Room that the bars take before they are there, in px a group. */
const GROUP_HEIGHT = 44;

/** The charts' library comes in a chunk of its own, once, when a chart is first shown. */
export const LazyGroupedBars = whenLoaded<GroupedBarsProps>(
  async () => (await import('./GroupedBars.tsx')).GroupedBars,
  ({ groups }) => <Skeleton height={groups.length * GROUP_HEIGHT} />,
);
