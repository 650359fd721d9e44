import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { AppLayout } from '../layout/AppLayout.tsx';
import { HOME, PAGES } from './pages.ts';

/** The frame of every page, with the menu of all pages. */
export function Layout({ children }: { children: ReactNode }) {
  const t = useMessages();
  const menu = [
    { resource: HOME.name, path: '/', label: t(HOME.title) },
    ...PAGES.map(({ name, title }) => ({ resource: name, path: `/${name}`, label: t(title) })),
  ];
  return <AppLayout menu={menu}>{children}</AppLayout>;
}
