import type { Actor } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { readDataVersion } from '../facts/store/progress.ts';
import { isAnonymousId } from '../touchpoints/model/touchpoint.ts';
import { JOURNEY_WINDOW_DAYS, type Journey, journeyOf, newestFirst, type Touchpoint } from './model/journey.ts';
import {
  type OrderKey,
  readAliases,
  readAnonymousIds,
  readMoments,
  readNewestMoments,
  readOrderKeys,
} from './store/touchpoints.ts';

type JourneyDeps = Pick<AttributionDeps, 'db' | 'warehouse'>;

const DAY_MS = 86_400_000;

/** Every key under which a person's moments are stored: merged customer ids, and anonymous ids seen with any of them. */
async function personKeys(
  deps: JourneyDeps,
  generation: number,
  customerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const aliases = await readAliases(deps.warehouse, generation, customerIds);
  const all = [...new Set([...aliases.values()].flat())];
  const anonymous = await readAnonymousIds(deps.warehouse, generation, all);
  return new Map(
    [...aliases].map(([id, ids]) => [
      id,
      [...ids, ...ids.flatMap((alias) => (anonymous.get(alias) ?? []).filter(isAnonymousId))],
    ]),
  );
}

function maySee(actor: Actor, order: OrderKey, aliases: ReadonlyMap<string, readonly string[]>): boolean {
  if (can(actor, 'orders:read') || can(actor, 'reports:read')) return true;
  return actor.kind === 'customer' && (aliases.get(order.customerId) ?? []).includes(actor.customerId);
}

/**
 * The journeys of many orders at once, in the order asked for; null for an order that is unknown here (its event has
 * not arrived) or not the caller's to see.
 */
export async function getJourneys(
  deps: JourneyDeps,
  context: RequestContext,
  orderIds: readonly string[],
): Promise<Array<Journey | null>> {
  const { actor } = context;
  if (actor.kind === 'anonymous') return orderIds.map(() => null);
  const { generation } = await readDataVersion(deps.db);
  const orders = await readOrderKeys(deps.warehouse, generation, orderIds);
  const customers = [...new Set([...orders.values()].map((order) => order.customerId).filter((id) => id !== ''))];
  const keys = await personKeys(deps, generation, customers);
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

/** A page of the moments of each of several people, newest first, under every id they were known by. */
async function readPages(
  deps: JourneyDeps,
  actor: Actor,
  customerIds: readonly string[],
  request: PageRequest,
): Promise<Array<Page<Touchpoint> | null>> {
  const { generation } = await readDataVersion(deps.db);
  const keys = await personKeys(deps, generation, customerIds);
  const maySeeCustomer = (id: string): boolean =>
    can(actor, 'customers:read') || (actor.kind === 'customer' && (keys.get(id) ?? []).includes(actor.customerId));
  const visible = customerIds.filter(maySeeCustomer);
  const [beforeMs = '', beforeId = ''] = request.after ?? [String(Number.MAX_SAFE_INTEGER)];
  const page = { beforeMs: Number(beforeMs), beforeId, limit: request.limit + 1 };
  const all = [...new Set(visible.flatMap((id) => keys.get(id) ?? []))];
  const moments = await readNewestMoments(deps.warehouse, generation, all, page);
  return customerIds.map((id) => {
    if (!maySeeCustomer(id)) return null;
    const own = newestFirst((keys.get(id) ?? []).flatMap((key) => moments.get(key) ?? []));
    return toPage(own.slice(0, page.limit), request, (moment) => [String(moment.occurredAt.getTime()), moment.id]);
  });
}

/** One page of touchpoints for each customer; null for those the caller may not see. */
export async function getTouchpoints(
  deps: JourneyDeps,
  context: RequestContext,
  customerIds: readonly string[],
  request: PageRequest,
): Promise<Array<Page<Touchpoint> | null>> {
  if (request.after && !/^\d{1,15}$/.test(request.after[0] ?? '')) {
    throw new ValidationError([{ path: 'after', message: 'not a cursor of this list' }]);
  }
  if (context.actor.kind === 'anonymous') return customerIds.map(() => null);
  return readPages(deps, context.actor, customerIds, request);
}
