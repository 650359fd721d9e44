import type { Actor } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { isAnonymousId } from '../touchpoints/model/touchpoint.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { JOURNEY_WINDOW_DAYS, type Journey, journeyOf, type OrderKey } from './model/journey.ts';
import { readOrderKeys } from './store/order-keys.ts';
import { readPersonKeys } from './store/person-keys.ts';
import { readMoments } from './store/touchpoints.ts';

const DAY_MS = 86_400_000;

function maySee(actor: Actor, order: OrderKey, aliases: ReadonlyMap<string, readonly string[]>): boolean {
  if (can(actor, 'orders:read') || can(actor, 'reports:read')) return true;
  return actor.kind === 'customer' && (aliases.get(order.customerId) ?? []).includes(actor.customerId);
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
  const customers = [...new Set([...orders.values()].map((order) => order.customerId).filter((id) => id !== ''))];
  const keys = await readPersonKeys(deps.warehouse, generation, customers);
  const visible = [...orders.values()].filter((order) => maySee(actor, order, keys));
  if (visible.length === 0) return orderIds.map(() => null);
  const keysOf = (order: OrderKey): string[] => [
    ...new Set([...(keys.get(order.customerId) ?? []), ...[order.anonymousId].filter(isAnonymousId)]),
  ];
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
        order.placedMs,
      ),
    ]),
  );
  return orderIds.map((id) => journeys.get(id) ?? null);
}
