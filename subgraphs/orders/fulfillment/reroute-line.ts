import type { RequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import type { LocationId } from '../../shared/ids.ts';
import { coordinatesOf } from '../delivery/model/address.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Order } from '../order/model/order.ts';
import { lockOrder, readOrder } from '../order/store/orders.ts';
import { routingData } from '../ports/inventory-routing.ts';
import { route } from '../routing/model/routing.ts';
import { completeInline } from '../tasks/complete-inline.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/windows.ts';
import { insertTask } from '../tasks/store/new-tasks.ts';
import type { Reroute } from './model/reroute.ts';
import type { HitLine, ShortLevel } from './model/shortage.ts';
import { insertReroute } from './store/reroutes.ts';

/** Other locations that have units of the line, in the order in which the routing rule would ask them. */
async function candidates(
  deps: OrdersDeps,
  request: RequestContext,
  order: Order,
  level: ShortLevel,
  hit: HitLine,
): Promise<readonly LocationId[]> {
  const { variantId, locationId } = level;
  const stock = await deps.ports.call(routingData, { variantIds: [variantId], ownerId: null }, request);
  const elsewhere = stock.filter((row) => row.locationId !== locationId && row.available > 0);
  const { preferences } = route(
    {
      deliveryMethod: hit.deliveryMethod,
      pickupLocationId: order.pickupLocationId,
      sellingLocationId: order.sellingLocationId,
      destination: coordinatesOf(order.shippingAddress),
      lines: [{ lineId: hit.orderLineId, variantId, quantity: hit.missing }],
    },
    elsewhere,
  );
  return preferences[0]?.locationIds ?? [];
}

/** Writes the intention and its task, unless the fulfillment order has moved on. */
function intend(deps: OrdersDeps, reroute: Reroute, now: Date): Promise<boolean> {
  return deps.db.inTransaction('begin-reroute', async (tx) => {
    const order = await lockOrder(tx, reroute.orderId);
    const one = order?.fulfillmentOrders.find(({ id }) => id === reroute.fulfillmentOrderId);
    const units = one?.lines.find(({ orderLineId }) => orderLineId === reroute.orderLineId)?.quantity ?? 0;
    if (order?.status !== 'PLACED' || one?.status !== 'OPEN' || units < reroute.quantity) return false;
    if (!(await insertReroute(tx, reroute, now))) return false;
    const dueAt = new Date(now.getTime() + RECOVER_AFTER_MS);
    await insertTask(tx, { orderId: reroute.orderId, kind: 'REROUTE', subjectId: reroute.id, dueAt });
    return true;
  });
}

/** Has a line's missing units sent from elsewhere; nothing happens where no location has them. */
export async function rerouteLine(
  deps: OrdersDeps,
  request: RequestContext,
  level: ShortLevel,
  hit: HitLine,
): Promise<void> {
  const { orderId, fulfillmentOrderId, orderLineId, missing: quantity } = hit;
  const order = await readOrder(deps.db, orderId);
  const locationIds = order ? await candidates(deps, request, order, level, hit) : [];
  if (locationIds.length === 0) return;
  const { variantId, locationId: fromLocationId } = level;
  const id = newId('rrt');
  const reroute = { id, orderId, fulfillmentOrderId, orderLineId, variantId, fromLocationId, quantity, locationIds };
  if (await intend(deps, reroute, deps.clock.now()))
    await completeInline(deps, request, { orderId, kind: 'REROUTE', subjectId: id });
}
