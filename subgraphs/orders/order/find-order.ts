import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { findVisibleOrders } from './find-visible-orders.ts';
import { orderLinkSecret, readAccessToken } from './model/access-token.ts';
import { isPlaced, type PlacedOrder } from './model/order.ts';
import { readOrderByNumber } from './store/order-pages.ts';
import { readOrder } from './store/orders.ts';

/** Names an order by one of its keys. */
export interface OrderRef {
  readonly id?: string | null | undefined;
  readonly accessToken?: string | null | undefined;
  readonly lookup?: { readonly number: string; readonly email: string } | null | undefined;
}

async function readById(deps: OrdersDeps, id: string | undefined): Promise<PlacedOrder | null> {
  const order = id === undefined ? undefined : await readOrder(deps.db, id);
  return order && isPlaced(order) ? order : null;
}

/**
 * One order, null where there is none that the caller may see. A link's token reads its order, and so does a number
 * with the e-mail that it was placed with; an id alone does for its customer and for staff.
 */
export async function findOrder(
  deps: OrdersDeps,
  request: RequestContext,
  { id, accessToken, lookup }: OrderRef,
): Promise<PlacedOrder | null> {
  if (accessToken) return readById(deps, readAccessToken(orderLinkSecret(deps.config.gatewayCredential), accessToken));
  if (lookup) {
    const order = await readOrderByNumber(deps.db, lookup.number);
    return order?.email?.toLowerCase() === lookup.email.trim().toLowerCase() ? order : null;
  }
  const order = await readById(deps, id ?? undefined);
  return order && (await findVisibleOrders(deps, request.actor, [order])).has(order.id) ? order : null;
}
