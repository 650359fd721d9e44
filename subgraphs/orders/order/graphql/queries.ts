import { builder, MoneyType, pageArgs } from '../../builder.ts';
import { findOrder } from '../find-order.ts';
import { listOrders, type OrderList } from '../list-orders.ts';
import type { OrderTotals } from '../model/order-filter.ts';
import { totalOrders } from '../total-orders.ts';
import { OrderFilterInput, OrderRefInput, OrderSortInput } from './inputs.ts';
import { OrderConnectionType } from './order.ts';
import { OrderType } from './types.ts';

const OrderTotalsType = builder.objectRef<OrderTotals>('OrderTotals').implement({
  description: 'Sums over a filtered list, as the reports define them.',
  access: 'orders:read',
  fields: (t) => ({
    orderCount: t.exposeInt('orders', {
      description: 'Placed less canceled in the period, in all currencies unless the filter names one.',
    }),
    netSales: t.field({
      type: MoneyType,
      nullable: true,
      description:
        'Gross less discounts less cancellations and returns, each on its own day; before tax. A figure of the reports: null without the right to them, and for staff bound to stores unless the filter names theirs alone. In the currency of the filter, else the shop’s.',
      access: 'reports:read',
      resolve: ({ net }) => net,
    }),
    otherNetSales: t.field({
      type: [MoneyType],
      nullable: true,
      description:
        'The same of orders in other currencies, each by itself, the most orders first; at most 200. Null where `netSales` is.',
      access: 'reports:read',
      resolve: ({ otherNets }) => otherNets && [...otherNets],
    }),
  }),
});

builder.objectField(OrderConnectionType, 'totals', (t) =>
  t.field({
    type: OrderTotalsType,
    nullable: true,
    access: 'orders:read',
    description: 'Sums over the whole list of `orders`; null for a history of one customer.',
    resolve: (list, _args, { deps, request }) => {
      const { filter } = list as Partial<OrderList>;
      return filter ? totalOrders(deps, request, filter) : null;
    },
  }),
);

builder.queryFields((t) => ({
  order: t.field({
    type: OrderType,
    nullable: true,
    access: 'public',
    description:
      'An order by its id for its customer and for staff, or by a link or its number and e-mail for those who have them. Null where there is none that the caller may see.',
    args: { ref: t.arg({ type: OrderRefInput, required: true, description: 'Which order.' }) },
    resolve: (_root, { ref }, { deps, request }) => findOrder(deps, request, ref),
  }),
  orders: t.field({
    type: OrderConnectionType,
    access: 'orders:read',
    description: 'Orders of all channels, the newest first unless sorted otherwise.',
    args: {
      query: t.arg.string({
        description: 'Number or product title from its start, exact SKU, e-mail or id; at most 200 characters.',
      }),
      filter: t.arg({ type: OrderFilterInput, description: 'Which orders.' }),
      sort: t.arg({ type: OrderSortInput, description: 'Their order.' }),
      ...pageArgs(t),
    },
    resolve: (_root, args, { deps, request }) => listOrders(deps, request, args),
  }),
}));
