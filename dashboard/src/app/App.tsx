import { useMemo } from 'react';
import { Admin, localStorageStore, Resource } from 'react-admin';
import { BackendProvider } from '../api/BackendContext.tsx';
import { LoginPage } from '../auth/LoginPage.tsx';
import { createI18nProvider, initialLocale, isLocale } from '../i18n/provider.ts';
import { AccessDenied } from '../layout/AccessDenied.tsx';
import { AppLayout } from '../layout/AppLayout.tsx';
import { Overview } from '../pages/attribution/reports/Overview.tsx';
import { ProductCreate } from '../pages/catalog/products/ProductCreate.tsx';
import { ProductEdit } from '../pages/catalog/products/ProductEdit.tsx';
import { ProductList } from '../pages/catalog/products/ProductList.tsx';
import { CustomerList } from '../pages/customers/profiles/CustomerList.tsx';
import { CustomerShow } from '../pages/customers/profiles/CustomerShow.tsx';
import { StockList } from '../pages/inventory/stock/StockList.tsx';
import { OrderList } from '../pages/orders/order/OrderList.tsx';
import { OrderShow } from '../pages/orders/order/OrderShow.tsx';
import { darkTheme, lightTheme } from '../theme/theme.ts';
import type { Backend } from './backend.ts';

/** Raised when what the store keeps changes its shape. */
const store = localStorageStore('1', 'Passerelle');

export function App({ backend }: { backend: Backend }) {
  const { authProvider, dataProvider } = backend;
  const i18nProvider = useMemo(() => {
    const chosen: unknown = store.getItem('locale');
    return createI18nProvider(
      typeof chosen === 'string' && isLocale(chosen) ? chosen : initialLocale(navigator.languages),
    );
  }, []);
  return (
    <BackendProvider backend={backend}>
      <Admin
        dataProvider={dataProvider}
        authProvider={authProvider}
        i18nProvider={i18nProvider}
        store={store}
        theme={lightTheme}
        darkTheme={darkTheme}
        layout={AppLayout}
        loginPage={LoginPage}
        accessDenied={AccessDenied}
        dashboard={Overview}
        requireAuth
        disableTelemetry
      >
        <Resource name="orders" list={OrderList} show={OrderShow} />
        <Resource name="customers" list={CustomerList} show={CustomerShow} />
        <Resource name="products" list={ProductList} edit={ProductEdit} create={ProductCreate} />
        <Resource name="stock" list={StockList} />
      </Admin>
    </BackendProvider>
  );
}
