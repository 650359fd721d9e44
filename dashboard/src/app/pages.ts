import type { AccessTable } from '../auth/permissions.ts';
import { JobList } from '../pages/attribution/jobs/JobList.tsx';
import { jobMessages } from '../pages/attribution/jobs/messages.ts';
import { jobHandlers } from '../pages/attribution/jobs/resource.ts';
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
import { staffMessages } from '../pages/customers/staff/messages.ts';
import { staffHandlers } from '../pages/customers/staff/resource.ts';
import { StaffCreate } from '../pages/customers/staff/StaffCreate.tsx';
import { StaffEdit } from '../pages/customers/staff/StaffEdit.tsx';
import { StaffList } from '../pages/customers/staff/StaffList.tsx';
import { LocationCreate } from '../pages/inventory/locations/LocationCreate.tsx';
import { LocationEdit } from '../pages/inventory/locations/LocationEdit.tsx';
import { LocationList } from '../pages/inventory/locations/LocationList.tsx';
import { locationMessages } from '../pages/inventory/locations/messages.ts';
import { locationHandlers } from '../pages/inventory/locations/resource.ts';
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
import { NO_LIST, REPORT_PAGES, type ResourcePage } from './report-pages.ts';
import { todayMessages } from './today/messages.ts';
import { Today } from './today/Today.tsx';

/** Every page, in the order of the menu. */
export const PAGES: readonly ResourcePage[] = [
  ...REPORT_PAGES,
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
    name: 'locations',
    messages: locationMessages,
    needs: { read: 'inventory:read', write: 'inventory:write' },
    menu: { section: 'shop', key: 'i' },
    handlers: locationHandlers,
    screens: { list: LocationList, edit: LocationEdit, create: LocationCreate },
  },
  {
    name: 'staff',
    messages: staffMessages,
    needs: { read: 'staff:write', write: 'staff:write' },
    menu: { section: 'shop', key: 'g' },
    handlers: staffHandlers,
    screens: { list: StaffList, edit: StaffEdit, create: StaffCreate },
  },
  {
    name: 'jobs',
    messages: jobMessages,
    needs: { read: 'operations:write', write: 'operations:write' },
    menu: { section: 'shop', key: 'k' },
    handlers: jobHandlers,
    screens: { list: JobList },
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
  reports: { read: 'reports:read', write: 'reports:write' },
  ...Object.fromEntries(PAGES.map(({ name, needs }) => [name, needs])),
};
