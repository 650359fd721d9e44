import type { ResourceProps } from 'react-admin';
import type { CreateHandlers } from '../api/resource.ts';
import type { AccessTable, Needs } from '../auth/permissions.ts';
import type { Messages } from '../i18n/messages.ts';
import type { MenuEntry } from '../layout/menu.ts';
import { reportMessages } from '../pages/attribution/reports/messages.ts';
import { Overview } from '../pages/attribution/reports/Overview.tsx';
import { ChannelEdit } from '../pages/catalog/channels/ChannelEdit.tsx';
import { ChannelList } from '../pages/catalog/channels/ChannelList.tsx';
import { channelMessages } from '../pages/catalog/channels/messages.ts';
import { channelHandlers } from '../pages/catalog/channels/resource.ts';
import { productMessages } from '../pages/catalog/products/messages.ts';
import { ProductCreate } from '../pages/catalog/products/ProductCreate.tsx';
import { ProductEdit } from '../pages/catalog/products/ProductEdit.tsx';
import { ProductList } from '../pages/catalog/products/ProductList.tsx';
import { productHandlers, productHit } from '../pages/catalog/products/resource.ts';
import { MessageList } from '../pages/customers/messages/MessageList.tsx';
import { messageMessages } from '../pages/customers/messages/messages.ts';
import { messageHandlers } from '../pages/customers/messages/resource.ts';
import { CustomerList } from '../pages/customers/profiles/CustomerList.tsx';
import { CustomerShow } from '../pages/customers/profiles/CustomerShow.tsx';
import { customerMessages } from '../pages/customers/profiles/messages.ts';
import { customerHandlers, customerHit } from '../pages/customers/profiles/resource.ts';
import { stockMessages } from '../pages/inventory/stock/messages.ts';
import { stockHandlers } from '../pages/inventory/stock/resource.ts';
import { StockList } from '../pages/inventory/stock/StockList.tsx';
import { FulfillmentList } from '../pages/orders/fulfillment/FulfillmentList.tsx';
import { fulfillmentMessages } from '../pages/orders/fulfillment/messages.ts';
import { fulfillmentHandlers } from '../pages/orders/fulfillment/resource.ts';
import { orderMessages } from '../pages/orders/order/messages.ts';
import { OrderList } from '../pages/orders/order/OrderList.tsx';
import { OrderShow } from '../pages/orders/order/OrderShow.tsx';
import { orderHandlers, orderHit } from '../pages/orders/order/resource.ts';
import { receiptMessages } from '../pages/orders/pos/messages.ts';
import { ReceiptList } from '../pages/orders/pos/ReceiptList.tsx';
import { receiptHandlers } from '../pages/orders/pos/resource.ts';
import { taskMessages } from '../pages/orders/tasks/messages.ts';
import { taskHandlers } from '../pages/orders/tasks/resource.ts';
import { TaskList } from '../pages/orders/tasks/TaskList.tsx';
import { todayMessages } from './today/messages.ts';
import { Today } from './today/Today.tsx';

/** A resource of react-admin with its screens. */
interface ResourcePage {
  readonly name: string;
  /** `title` is the word of the menu. */
  readonly messages: Messages<{ readonly title: string }>;
  readonly needs: Needs;
  readonly menu: Pick<MenuEntry, 'section' | 'key' | 'isReport' | 'toHit'>;
  readonly handlers: CreateHandlers;
  readonly screens: Pick<ResourceProps, 'list' | 'show' | 'edit' | 'create'>;
}

/** Of a page that reads more than one list. */
const NO_LIST: CreateHandlers = () => ({ getList: async () => ({ data: [], total: 0 }) });

/** Every page, in the order of the menu. */
export const PAGES: readonly ResourcePage[] = [
  {
    name: 'overview',
    messages: reportMessages,
    needs: { read: 'reports:read', write: null },
    menu: { section: 'figures', key: 'o', isReport: true },
    handlers: NO_LIST,
    screens: { list: Overview },
  },
  {
    name: 'today',
    messages: todayMessages,
    needs: { read: null, write: null },
    menu: { section: 'figures', key: 't' },
    handlers: NO_LIST,
    screens: { list: Today },
  },
  {
    name: 'orders',
    messages: orderMessages,
    needs: { read: 'orders:read', write: 'orders:write' },
    menu: { section: 'orders', key: 'c', toHit: orderHit },
    handlers: orderHandlers,
    screens: { list: OrderList, show: OrderShow },
  },
  {
    name: 'fulfillment',
    messages: fulfillmentMessages,
    needs: { read: 'orders:read', write: 'orders:write' },
    menu: { section: 'orders', key: 'f' },
    handlers: fulfillmentHandlers,
    screens: { list: FulfillmentList },
  },
  {
    name: 'tasks',
    messages: taskMessages,
    needs: { read: 'orders:read', write: 'orders:write' },
    menu: { section: 'shop', key: 'e' },
    handlers: taskHandlers,
    screens: { list: TaskList },
  },
  {
    name: 'receipts',
    messages: receiptMessages,
    needs: { read: 'orders:read', write: 'orders:write' },
    menu: { section: 'orders', key: 'r' },
    handlers: receiptHandlers,
    screens: { list: ReceiptList },
  },
  {
    name: 'customers',
    messages: customerMessages,
    needs: { read: 'customers:read', write: null },
    menu: { section: 'people', key: 'u', toHit: customerHit },
    handlers: customerHandlers,
    screens: { list: CustomerList, show: CustomerShow },
  },
  {
    name: 'products',
    messages: productMessages,
    needs: { read: null, write: 'catalog:write' },
    menu: { section: 'goods', key: 'p', toHit: productHit },
    handlers: productHandlers,
    screens: { list: ProductList, edit: ProductEdit, create: ProductCreate },
  },
  {
    name: 'stock',
    messages: stockMessages,
    needs: { read: 'inventory:read', write: 'inventory:write' },
    menu: { section: 'goods', key: 's' },
    handlers: stockHandlers,
    screens: { list: StockList },
  },
  {
    name: 'channels',
    messages: channelMessages,
    needs: { read: 'catalog:write', write: 'catalog:write' },
    menu: { section: 'shop', key: 'n' },
    handlers: channelHandlers,
    screens: { list: ChannelList, edit: ChannelEdit },
  },
  {
    name: 'messages',
    messages: messageMessages,
    needs: { read: 'staff:write', write: null },
    menu: { section: 'shop', key: 'm' },
    handlers: messageHandlers,
    screens: { list: MessageList },
  },
];

/** The needs of every page, and of parts of a page that fewer people see. */
export const ACCESS: AccessTable = {
  costs: { read: 'catalog:cost', write: 'catalog:cost' },
  ...Object.fromEntries(PAGES.map(({ name, needs }) => [name, needs])),
};
