import type { Actor } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan, isAtLocation } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { OrderFilter, OrderSums } from './model/order-filter.ts';
import { sumOrders } from './store/order-pages.ts';

/**
 * Orders and net sales of a list's filter, in its currency, else the retailer's, else the one that sold most. Staff bound
 * to stores read the net sales of these alone, as in the reports.
 */
export async function totalOrders(deps: OrdersDeps, request: RequestContext, filter: OrderFilter): Promise<OrderSums> {
  assertCan(request.actor, 'orders:read');
  const sums = await sumOrders(deps.db, filter);
  const currency = filter.currencyCode ?? deps.config.currencyCode;
  const most = [...sums].sort((a, b) => b.orders - a.orders)[0];
  const found = sums.find((sum) => sum.currency === currency) ?? most ?? { currency, orders: 0, netMinor: 0n };
  return readsSales(request.actor, filter) ? found : { ...found, netMinor: null };
}

function readsSales(actor: Actor, { sellingLocationIds = [] }: OrderFilter): boolean {
  if (actor.kind !== 'staff' || actor.locationIds.length === 0) return true;
  return sellingLocationIds.length > 0 && sellingLocationIds.every((id) => isAtLocation(actor, id));
}
