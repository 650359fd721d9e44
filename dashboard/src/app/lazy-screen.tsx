import { Skeleton } from '@mui/material';
import type { ComponentType } from 'react';
import { whenLoaded } from '../ui/when-loaded.tsx';

/** What stands where a screen comes. */
export const ScreenComing = () => <Skeleton height={400} />;

/** A screen in a chunk of its own, which comes when it is first opened: who reads orders loads no page of figures. */
export function lazyScreen<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): ComponentType {
  return whenLoaded<object>(async () => (await load())[name], ScreenComing);
}
