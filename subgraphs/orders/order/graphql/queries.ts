import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { findOrder } from '../find-order.ts';
import { listOrders, type OrderList } from '../list-orders.ts';
import type { OrderSums } from '../model/order-filter.ts';
import { totalOrders } from '../total-orders.ts';
import { OrderConnectionType } from './order.ts';
import { OrderStatusType, OrderType } from './types.ts';

const OrderTotalsType = builder.objectRef<OrderSums>('OrderTotals').implement({
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

builder.objectField(OrderConnectionType, 'totals', (t) =>
  t.field({
    type: OrderTotalsType,
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
    zone: t.string({ description: "IANA zone of the days; the shop's by default." }),
    query: t.string({ description: 'Order number or product title from its start, exact SKU, e-mail or id.' }),
    status: t.field({ type: OrderStatusType, description: 'By default both.' }),
    customerId: t.id(),
    currencyCode: t.field({ type: 'CurrencyCode' }),
  }),
});
const OrderSort = builder.enumType('OrderSort', {
  description: 'Order of the list.',
  values: ['NEWEST'] as const,
});

builder.queryFields((t) => ({
  order: t.field({
    type: OrderType,
    nullable: true,
    description:
      'An order for its customer or guest and for staff; null for one that does not exist or may not be seen.',
    args: { id: t.arg.id(), orderNumber: t.arg.string() },
    resolve: (_root, args, { deps, request }) => findOrder(deps, request, args),
  }),
  orders: t.field({
    type: OrderConnectionType,
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
