import { useMemo } from 'react';
import { Admin, Resource } from 'react-admin';
import { BackendProvider } from '../api/BackendContext.tsx';
import { LoginPage } from '../auth/LoginPage.tsx';
import { createI18nProvider, initialLocale, isLocale } from '../i18n/provider.ts';
import { AccessDenied } from '../layout/AccessDenied.tsx';
import { NotFound } from '../layout/NotFound.tsx';
import { darkTheme, lightTheme } from '../theme/theme.ts';
import type { Backend } from './backend.ts';
import { guarded } from './guarded.tsx';
import { Home } from './Home.tsx';
import { Layout } from './Layout.tsx';
import { PAGES } from './pages.ts';

export function App({ backend }: { backend: Backend }) {
  const { authProvider, dataProvider, store } = backend;
  const i18nProvider = useMemo(() => {
    const chosen: unknown = store.getItem('locale');
    return createI18nProvider(
      typeof chosen === 'string' && isLocale(chosen) ? chosen : initialLocale(navigator.languages),
    );
  }, [store]);
  return (
    <BackendProvider backend={backend}>
      <Admin
        dataProvider={dataProvider}
        authProvider={authProvider}
        i18nProvider={i18nProvider}
        store={store}
        theme={lightTheme}
        darkTheme={darkTheme}
        layout={Layout}
        loginPage={LoginPage}
        accessDenied={AccessDenied}
        catchAll={NotFound}
        dashboard={Home}
        requireAuth
        disableTelemetry
      >
        {PAGES.map(({ name, screens }) => (
          <Resource key={name} name={name} {...guarded(name, screens)} />
        ))}
      </Admin>
    </BackendProvider>
  );
}
