import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { OrderFilter, OrderSums } from './model/order-filter.ts';
import { sumOrders } from './store/order-pages.ts';

/** Orders and net sales of a list's filter, in its currency, else the retailer's, else the one that sold most. */
export async function totalOrders(deps: OrdersDeps, request: RequestContext, filter: OrderFilter): Promise<OrderSums> {
  assertCan(request.actor, 'orders:read');
  const sums = await sumOrders(deps.db, filter);
  const currency = filter.currencyCode ?? deps.config.currencyCode;
  const most = [...sums].sort((a, b) => b.orders - a.orders)[0];
  return sums.find((sum) => sum.currency === currency) ?? most ?? { currency, orders: 0, netMinor: 0n };
}
