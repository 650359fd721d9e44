import { LazyGroupedBars } from './LazyGroupedBars.tsx';
import { useGroups } from './testing/bars.ts';

export function Coming() {
  return <LazyGroupedBars {...useGroups()} />;
}
