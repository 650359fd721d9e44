import type { AccessTable } from '../auth/permissions.ts';
import { jobMessages } from '../pages/attribution/jobs/messages.ts';
import { jobHandlers } from '../pages/attribution/jobs/resource.ts';
import { channelMessages } from '../pages/catalog/channels/messages.ts';
import { channelHandlers } from '../pages/catalog/channels/resource.ts';
import { priceMessages } from '../pages/catalog/prices/messages.ts';
import { priceHandlers } from '../pages/catalog/prices/resource.ts';
import { productMessages } from '../pages/catalog/products/messages.ts';
import { productHandlers, productHit } from '../pages/catalog/products/resource.ts';
import { messageMessages } from '../pages/customers/messages/messages.ts';
import { messageHandlers } from '../pages/customers/messages/resource.ts';
import { customerMessages } from '../pages/customers/profiles/messages.ts';
import { customerHandlers, customerHit } from '../pages/customers/profiles/resource.ts';
import { staffMessages } from '../pages/customers/staff/messages.ts';
import { staffHandlers } from '../pages/customers/staff/resource.ts';
import { locationMessages } from '../pages/inventory/locations/messages.ts';
import { locationHandlers } from '../pages/inventory/locations/resource.ts';
import { stockMessages } from '../pages/inventory/stock/messages.ts';
import { stockHandlers } from '../pages/inventory/stock/resource.ts';
import { cartMessages } from '../pages/orders/cart/messages.ts';
import { cartHandlers } from '../pages/orders/cart/resource.ts';
import { fulfillmentMessages } from '../pages/orders/fulfillment/messages.ts';
import { fulfillmentHandlers } from '../pages/orders/fulfillment/resource.ts';
import { orderMessages } from '../pages/orders/order/messages.ts';
import { orderHandlers, orderHit } from '../pages/orders/order/resource.ts';
import { receiptMessages } from '../pages/orders/pos/messages.ts';
import { receiptHandlers } from '../pages/orders/pos/resource.ts';
import { taskMessages } from '../pages/orders/tasks/messages.ts';
import { taskHandlers } from '../pages/orders/tasks/resource.ts';
import { lazyScreen } from './lazy-screen.tsx';
import { NO_LIST, REPORT_PAGES, type ResourcePage } from './report-pages.ts';
import { todayMessages } from './today/messages.ts';

/** Every page, in the order of the menu. */
export const PAGES: readonly ResourcePage[] = [
  ...REPORT_PAGES,
  {
    name: 'today',
    messages: todayMessages,
    needs: { read: null, write: null },
    menu: { section: 'figures', key: 't' },
    handlers: NO_LIST,
    screens: { list: lazyScreen(() => import('./today/Today.tsx'), 'Today') },
  },
  {
    name: 'orders',
    messages: orderMessages,
    needs: { read: 'orders:read', write: 'orders:write' },
    menu: { section: 'orders', key: 'c', toHit: orderHit },
    handlers: orderHandlers,
    screens: {
      list: lazyScreen(() => import('../pages/orders/order/OrderList.tsx'), 'OrderList'),
      show: lazyScreen(() => import('../pages/orders/order/OrderShow.tsx'), 'OrderShow'),
    },
  },
  {
    name: 'fulfillment',
    messages: fulfillmentMessages,
    needs: { read: 'orders:read', write: 'orders:write' },
    menu: { section: 'orders', key: 'f' },
    handlers: fulfillmentHandlers,
    screens: { list: lazyScreen(() => import('../pages/orders/fulfillment/FulfillmentList.tsx'), 'FulfillmentList') },
  },
  {
    name: 'carts',
    messages: cartMessages,
    needs: { read: 'orders:write', write: null },
    menu: { section: 'orders', key: '1' },
    handlers: cartHandlers,
    screens: { list: lazyScreen(() => import('../pages/orders/cart/CartList.tsx'), 'CartList') },
  },
  {
    name: 'tasks',
    messages: taskMessages,
    needs: { read: 'orders:read', write: 'orders:write' },
    menu: { section: 'shop', key: 'e' },
    handlers: taskHandlers,
    screens: { list: lazyScreen(() => import('../pages/orders/tasks/TaskList.tsx'), 'TaskList') },
  },
  {
    name: 'receipts',
    messages: receiptMessages,
    needs: { read: 'orders:read', write: 'orders:write' },
    menu: { section: 'orders', key: 'r' },
    handlers: receiptHandlers,
    screens: { list: lazyScreen(() => import('../pages/orders/pos/ReceiptList.tsx'), 'ReceiptList') },
  },
  {
    name: 'customers',
    messages: customerMessages,
    needs: { read: 'customers:read', write: null },
    menu: { section: 'people', key: 'u', toHit: customerHit },
    handlers: customerHandlers,
    screens: {
      list: lazyScreen(() => import('../pages/customers/profiles/CustomerList.tsx'), 'CustomerList'),
      show: lazyScreen(() => import('../pages/customers/profiles/CustomerShow.tsx'), 'CustomerShow'),
    },
  },
  {
    name: 'products',
    messages: productMessages,
    needs: { read: null, write: 'catalog:write' },
    menu: { section: 'goods', key: 'p', toHit: productHit },
    handlers: productHandlers,
    screens: {
      list: lazyScreen(() => import('../pages/catalog/products/ProductList.tsx'), 'ProductList'),
      edit: lazyScreen(() => import('../pages/catalog/products/ProductEdit.tsx'), 'ProductEdit'),
      create: lazyScreen(() => import('../pages/catalog/products/ProductCreate.tsx'), 'ProductCreate'),
    },
  },
  {
    name: 'price-anomalies',
    messages: priceMessages,
    needs: { read: 'catalog:write', write: null },
    menu: { section: 'goods', key: '2' },
    handlers: priceHandlers,
    screens: { list: lazyScreen(() => import('../pages/catalog/prices/PriceAnomalyList.tsx'), 'PriceAnomalyList') },
  },
  {
    name: 'stock',
    messages: stockMessages,
    needs: { read: 'inventory:read', write: 'inventory:write' },
    menu: { section: 'goods', key: 's' },
    handlers: stockHandlers,
    screens: { list: lazyScreen(() => import('../pages/inventory/stock/StockList.tsx'), 'StockList') },
  },
  {
    name: 'channels',
    messages: channelMessages,
    needs: { read: 'catalog:write', write: 'catalog:write' },
    menu: { section: 'shop', key: 'n' },
    handlers: channelHandlers,
    screens: {
      list: lazyScreen(() => import('../pages/catalog/channels/ChannelList.tsx'), 'ChannelList'),
      edit: lazyScreen(() => import('../pages/catalog/channels/ChannelEdit.tsx'), 'ChannelEdit'),
    },
  },
  {
    name: 'locations',
    messages: locationMessages,
    needs: { read: 'inventory:read', write: 'inventory:write' },
    menu: { section: 'shop', key: 'i' },
    handlers: locationHandlers,
    screens: {
      list: lazyScreen(() => import('../pages/inventory/locations/LocationList.tsx'), 'LocationList'),
      edit: lazyScreen(() => import('../pages/inventory/locations/LocationEdit.tsx'), 'LocationEdit'),
      create: lazyScreen(() => import('../pages/inventory/locations/LocationCreate.tsx'), 'LocationCreate'),
    },
  },
  {
    name: 'staff',
    messages: staffMessages,
    needs: { read: 'staff:write', write: 'staff:write' },
    menu: { section: 'shop', key: 'g' },
    handlers: staffHandlers,
    screens: {
      list: lazyScreen(() => import('../pages/customers/staff/StaffList.tsx'), 'StaffList'),
      edit: lazyScreen(() => import('../pages/customers/staff/StaffEdit.tsx'), 'StaffEdit'),
      create: lazyScreen(() => import('../pages/customers/staff/StaffCreate.tsx'), 'StaffCreate'),
    },
  },
  {
    name: 'jobs',
    messages: jobMessages,
    needs: { read: 'operations:write', write: 'operations:write' },
    menu: { section: 'shop', key: 'k' },
    handlers: jobHandlers,
    screens: { list: lazyScreen(() => import('../pages/attribution/jobs/JobList.tsx'), 'JobList') },
  },
  {
    name: 'messages',
    messages: messageMessages,
    needs: { read: 'staff:write', write: null },
    menu: { section: 'shop', key: 'm' },
    handlers: messageHandlers,
    screens: { list: lazyScreen(() => import('../pages/customers/messages/MessageList.tsx'), 'MessageList') },
  },
];

/** The needs of every page, and of parts of a page that fewer people see. */
export const ACCESS: AccessTable = {
  costs: { read: 'catalog:cost', write: 'catalog:cost' },
  reports: { read: 'reports:read', write: 'reports:write' },
  ...Object.fromEntries(PAGES.map(({ name, needs }) => [name, needs])),
};
