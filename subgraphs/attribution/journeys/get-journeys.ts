import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { isAnonymousId } from '../touchpoints/model/touchpoint.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { JOURNEY_WINDOW_DAYS, type Journey, journeyOf, type OrderKey } from './model/journey.ts';
import { readOrderKeys } from './store/order-keys.ts';
import { readBearerKeys, readPersonKeys } from './store/person-keys.ts';
import { readMoments } from './store/touchpoints.ts';

const DAY_MS = 86_400_000;

/** The keys of each of the orders that the caller may see: all for staff, for a token its bearer's own. */
async function readVisibleKeys(
  warehouse: AttributionDeps['warehouse'],
  generation: number,
  actor: Actor,
  orders: readonly OrderKey[],
): Promise<Map<OrderKey, readonly string[]>> {
  if (can(actor, 'orders:read') || can(actor, 'reports:read')) {
    const customers = [...new Set(orders.map((order) => order.customerId).filter((id) => id !== ''))];
    const keys = await readPersonKeys(warehouse, generation, customers);
    return new Map(
      orders.map((order) => [
        order,
        // The browser of a known customer is theirs where nobody else was seen with it.
        keys.get(order.customerId) ?? [order.anonymousId].filter(isAnonymousId),
      ]),
    );
  }
  const bearerId = bearerOf(actor);
  if (bearerId === undefined) return new Map();
  const own = await readBearerKeys(warehouse, generation, bearerId);
  return new Map(orders.filter((order) => own.includes(order.customerId)).map((order) => [order, own]));
}

/**
 * The journeys of many orders at once, in the order asked for; null for an order that is unknown here (its event has
 * not arrived) or not the caller's to see.
 */
export async function getJourneys(
  deps: Pick<AttributionDeps, 'db' | 'warehouse'>,
  context: RequestContext,
  orderIds: readonly string[],
): Promise<Array<Journey | null>> {
  const { actor } = context;
  if (actor.kind === 'anonymous') return orderIds.map(() => null);
  const { generation } = await readDataVersion(deps.db);
  const orders = await readOrderKeys(deps.warehouse, generation, orderIds);
  const keys = await readVisibleKeys(deps.warehouse, generation, actor, [...orders.values()]);
  const visible = [...keys.keys()];
  if (visible.length === 0) return orderIds.map(() => null);
  const keysOf = (order: OrderKey): readonly string[] => keys.get(order) ?? [];
  const placed = visible.map((order) => order.placedMs);
  const moments = await readMoments(deps.warehouse, generation, [...new Set(visible.flatMap(keysOf))], {
    fromMs: Math.min(...placed) - JOURNEY_WINDOW_DAYS * DAY_MS,
    toMs: Math.max(...placed),
  });
  const journeys = new Map(
    visible.map((order) => [
      order.orderId,
      journeyOf(
        keysOf(order).flatMap((key) => moments.get(key) ?? []),
        order,
      ),
    ]),
  );
  return orderIds.map((id) => journeys.get(id) ?? null);
}
