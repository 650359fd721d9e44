import type { ComponentType } from 'react';
import { type ResourceProps, useCanAccess } from 'react-admin';
import { AccessDenied } from '../layout/AccessDenied.tsx';
import { ScreenComing } from './lazy-screen.tsx';

/** The screens of a resource, as components. */
export interface Screens {
  readonly list?: ComponentType;
  readonly show?: ComponentType;
  readonly edit?: ComponentType;
  readonly create?: ComponentType;
}

interface GuardedProps {
  readonly resource: string;
  readonly action: string;
  readonly screen: ComponentType;
}

/** Draws nothing of a screen, and lets it ask for nothing, before the role's right to it is known. */
function Guarded({ resource, action, screen: Screen }: GuardedProps) {
  const { canAccess, isPending } = useCanAccess({ resource, action });
  if (isPending) return <ScreenComing />;
  return canAccess ? <Screen /> : <AccessDenied />;
}

/** What a screen needs before it is drawn: a form opens to all who may read, and offers to save to those who may write. */
const NEEDED = { list: 'list', show: 'show', edit: 'show', create: 'create' } as const;

export function guarded(resource: string, screens: Screens): Pick<ResourceProps, keyof Screens> {
  return Object.fromEntries(
    Object.entries(screens).map(([name, screen]) => [
      name,
      <Guarded key={name} resource={resource} action={NEEDED[name as keyof Screens]} screen={screen} />,
    ]),
  );
}
