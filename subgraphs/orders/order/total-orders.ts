import type { Actor } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { money } from '#kernel/values/money.ts';
import { assertCan, isAtLocation } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { OrderFilter, OrderTotals } from './model/order-filter.ts';
import { sumOrders } from './store/order-pages.ts';

/**
 * Orders of a list's filter and their net sales: in the filter's currency, else the retailer's, else the one that sold most,
 * and in each other currency by itself. Staff bound to stores read the net sales of these alone, as in the reports.
 */
export async function totalOrders(
  deps: OrdersDeps,
  request: RequestContext,
  filter: OrderFilter,
): Promise<OrderTotals> {
  assertCan(request.actor, 'orders:read');
  const sums = [...(await sumOrders(deps.db, filter))].sort((a, b) => b.orders - a.orders);
  const currency = filter.currencyCode ?? deps.config.currencyCode;
  const main = sums.find((sum) => sum.currency === currency) ?? sums[0];
  const orders = sums.reduce((count, sum) => count + sum.orders, 0);
  if (!readsSales(request.actor, filter)) return { orders, net: null, otherNets: null };
  return {
    orders,
    net: main ? money(main.netMinor, main.currency) : money(0n, currency),
    otherNets: sums.filter((sum) => sum !== main).map((sum) => money(sum.netMinor, sum.currency)),
  };
}

function readsSales(actor: Actor, { sellingLocationIds = [] }: OrderFilter): boolean {
  if (actor.kind !== 'staff' || actor.locationIds.length === 0) return true;
  return sellingLocationIds.length > 0 && sellingLocationIds.every((id) => isAtLocation(actor, id));
}
