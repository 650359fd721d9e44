import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../builder.ts';
import { Cart } from '../cart/graphql/cart.ts';
import { readCart } from '../cart/read-cart.ts';
import { OrderConnection } from '../order/graphql/customer.ts';
import { Order } from '../order/graphql/order.ts';
import { listOrders, type OrderList, totalOrders } from '../order/list-orders.ts';
import { readOrder } from '../order/read-order.ts';
import type { OrderTotals } from '../order/store/order-pages.ts';
import { OrderStatus } from './enums.ts';

const Totals = builder.objectRef<OrderTotals>('OrderTotals').implement({
  description: 'Sums over a filtered list, as the reports define them.',
  fields: (t) => ({
    orders: t.exposeInt('orders', { description: 'Placed less canceled in the period.' }),
    net: t.field({
      type: MoneyType,
      description: 'Net sales: gross less discounts less cancellations and returns, each on its own day; before tax.',
      resolve: (totals) => money(totals.netMinor, totals.currency),
    }),
  }),
});

builder.objectField(OrderConnection, 'totals', (t) =>
  t.field({
    type: Totals,
    nullable: true,
    description: 'Sums over the whole list of `orders`; null for a history of one customer.',
    resolve: (list, _args, { deps, request }) => {
      const { filter } = list as Partial<OrderList>;
      return filter ? totalOrders(deps, request, filter) : null;
    },
  }),
);

const OrderFilter = builder.inputType('OrderFilter', {
  description: 'What is absent or empty does not narrow.',
  fields: (t) => ({
    channels: t.idList(),
    storeIds: t.idList({ description: 'Stores that sold.' }),
    from: t.field({ type: 'BusinessDay', description: 'First business day.' }),
    to: t.field({ type: 'BusinessDay', description: 'Business day after the last one.' }),
    zone: t.string({ description: "IANA zone of the days; the house's by default." }),
    query: t.string({ description: 'Order number or product title from its start, exact SKU, e-mail or id.' }),
    status: t.field({ type: OrderStatus, description: 'By default what was ever placed.' }),
    customerId: t.id(),
    currencyCode: t.field({ type: 'CurrencyCode' }),
  }),
});
const OrderSort = builder.enumType('OrderSort', {
  description: 'Order of the list.',
  values: ['NEWEST'] as const,
});

builder.queryFields((t) => ({
  cart: t.field({
    type: Cart,
    nullable: true,
    description: 'A cart by its id (for its owner and for staff with orders:write) or by its token.',
    args: { id: t.arg.id(), token: t.arg.string() },
    resolve: (_root, { id, token }, { deps, request }) => readCart(deps, request, { cartId: id, token }),
  }),
  order: t.field({
    type: Order,
    nullable: true,
    description: 'An order for its owner and for staff; a guest gives the token of the cart that it was.',
    args: { id: t.arg.id(), orderNumber: t.arg.string(), token: t.arg.string() },
    resolve: (_root, args, { deps, request }) => readOrder(deps, request, args),
  }),
  orders: t.field({
    type: OrderConnection,
    description: 'Orders of all channels; needs orders:read.',
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      filter: t.arg({ type: OrderFilter }),
      sort: t.arg({ type: OrderSort, defaultValue: 'NEWEST' }),
    },
    resolve: (_root, args, { deps, request }) => listOrders(deps, request, args),
  }),
}));
