import type { ComponentType } from 'react';
import type { ResourceProps } from 'react-admin';
import type { CreateHandlers } from '../api/resource.ts';
import type { AccessTable, Needs } from '../auth/permissions.ts';
import type { MessageKey } from '../i18n/use-messages.ts';
import { Overview } from '../pages/attribution/reports/Overview.tsx';
import { ProductCreate } from '../pages/catalog/products/ProductCreate.tsx';
import { ProductEdit } from '../pages/catalog/products/ProductEdit.tsx';
import { ProductList } from '../pages/catalog/products/ProductList.tsx';
import { productHandlers } from '../pages/catalog/products/resource.ts';
import { CustomerList } from '../pages/customers/profiles/CustomerList.tsx';
import { CustomerShow } from '../pages/customers/profiles/CustomerShow.tsx';
import { customerHandlers } from '../pages/customers/profiles/resource.ts';
import { stockHandlers } from '../pages/inventory/stock/resource.ts';
import { StockList } from '../pages/inventory/stock/StockList.tsx';
import { OrderList } from '../pages/orders/order/OrderList.tsx';
import { OrderShow } from '../pages/orders/order/OrderShow.tsx';
import { orderHandlers } from '../pages/orders/order/resource.ts';

/** A resource of react-admin with its screens. */
interface ResourcePage {
  readonly name: string;
  readonly title: MessageKey;
  readonly needs: Needs;
  readonly handlers: CreateHandlers;
  readonly screens: Pick<ResourceProps, 'list' | 'show' | 'edit' | 'create'>;
}

/** The first page, at the address `/`. */
export const HOME = {
  name: 'overview',
  title: 'nav.overview',
  needs: { read: 'reports:read', write: null },
  screen: Overview,
} as const satisfies Omit<ResourcePage, 'handlers' | 'screens'> & { readonly screen: ComponentType };

/** Every other page, in the order of the menu. */
export const PAGES: readonly ResourcePage[] = [
  {
    name: 'orders',
    title: 'nav.orders',
    needs: { read: 'orders:read', write: null },
    handlers: orderHandlers,
    screens: { list: OrderList, show: OrderShow },
  },
  {
    name: 'customers',
    title: 'nav.customers',
    needs: { read: 'customers:read', write: null },
    handlers: customerHandlers,
    screens: { list: CustomerList, show: CustomerShow },
  },
  {
    name: 'products',
    title: 'nav.products',
    needs: { read: null, write: 'catalog:write' },
    handlers: productHandlers,
    screens: { list: ProductList, edit: ProductEdit, create: ProductCreate },
  },
  {
    name: 'stock',
    title: 'nav.stock',
    needs: { read: 'inventory:read', write: 'inventory:write' },
    handlers: stockHandlers,
    screens: { list: StockList },
  },
];

/** The needs of every page, and of parts of a page that fewer people see. */
export const ACCESS: AccessTable = {
  costs: { read: 'catalog:cost', write: 'catalog:cost' },
  ...Object.fromEntries([HOME, ...PAGES].map(({ name, needs }) => [name, needs])),
};
