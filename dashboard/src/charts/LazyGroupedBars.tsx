import { Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import type { GroupedBarsProps } from './GroupedBars.tsx';

const Chart = lazy(async () => {
  const { GroupedBars } = await import('./GroupedBars.tsx');
  return { default: GroupedBars };
});

/** Room that the bars take before they are there, in px a group. */
const GROUP_HEIGHT = 44;

export function LazyGroupedBars(props: GroupedBarsProps) {
  return (
    <Suspense fallback={<Skeleton height={props.groups.length * GROUP_HEIGHT} />}>
      <Chart {...props} />
    </Suspense>
  );
}
