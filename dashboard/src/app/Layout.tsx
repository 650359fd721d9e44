import type { ReactNode } from 'react';
import { useLocale } from 'react-admin';
import { AppLayout } from '../layout/AppLayout.tsx';
import { HOME, PAGES } from './pages.ts';
import { ShopGate } from './ShopGate.tsx';

/** The frame of every page, with the menu of all pages. */
export function Layout({ children }: { children: ReactNode }) {
  const language = useLocale() === 'en' ? 'en' : 'fr';
  const menu = [HOME, ...PAGES].map(({ name, messages }) => ({
    resource: name,
    path: name === HOME.name ? '/' : `/${name}`,
    label: messages[language].title,
  }));
  return (
    <AppLayout menu={menu}>
      <ShopGate>{children}</ShopGate>
    </AppLayout>
  );
}
