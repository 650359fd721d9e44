import type { RequestContext } from '#kernel/request/context.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertAtLocation } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FulfillmentOrder } from '../order/model/fulfillment-order.ts';
import { readOrdersOfFulfillments } from '../order/store/orders.ts';
import { readExceptionalIds } from './store/shortages.ts';

/** Most fulfillment orders of one list. */
const MAX_LISTED = 200;

/** Fulfillment orders that cannot go on because units are missing, in the stores of the caller. */
export async function listFulfillmentExceptions(
  deps: OrdersDeps,
  { actor }: RequestContext,
  filter: { readonly locationId?: string | undefined },
): Promise<FulfillmentOrder[]> {
  const own = actor.kind === 'staff' && actor.locationIds.length > 0 ? actor.locationIds : undefined;
  const asked = filter.locationId === undefined ? undefined : parseId('loc', filter.locationId, 'locationId');
  if (asked !== undefined) assertAtLocation(actor, asked);
  const ids = await readExceptionalIds(deps.db, asked === undefined ? own : [asked], MAX_LISTED);
  const orders = await readOrdersOfFulfillments(deps.db, ids);
  const byId = new Map(orders.flatMap((order) => order.fulfillmentOrders.map((one) => [one.id, one] as const)));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
