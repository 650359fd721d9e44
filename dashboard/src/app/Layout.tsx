import { type ReactNode, useMemo } from 'react';
import { useLocale } from 'react-admin';
import { AppLayout } from '../layout/AppLayout.tsx';
import { ArrivingHistory } from './ArrivingHistory.tsx';
import { PAGES } from './pages.ts';
import { ShopGate } from './ShopGate.tsx';

/** The frame of every page, with the menu of all pages. */
export function Layout({ children }: { children: ReactNode }) {
  const language = useLocale() === 'en' ? 'en' : 'fr';
  const menu = useMemo(
    () =>
      PAGES.map(({ name, messages, menu }) => ({
        resource: name,
        path: `/${name}`,
        label: messages[language].title,
        ...menu,
      })),
    [language],
  );
  return (
    <AppLayout menu={menu}>
      <ShopGate>
        <ArrivingHistory />
        {children}
      </ShopGate>
    </AppLayout>
  );
}
