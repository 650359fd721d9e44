import { type ComponentType, lazy } from 'react';

/** A screen in a chunk of its own, which comes when it is first opened: who reads orders loads no page of figures. */
export function lazyScreen<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): ComponentType {
  return lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }));
}
