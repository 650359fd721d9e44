import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { MINUTE, SECOND } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import { missingUnits, shortLevels } from '../ports/inventory-shortage.ts';
import { fulfillmentExceptionRaised } from './events.ts';
import { type HitLine, hitBy, type LeasedShortage, mayReroute, type ShortLevel } from './model/shortage.ts';
import { rerouteLine } from './reroute-line.ts';
import {
  closeShortage,
  leaseShortages,
  postponeShortage,
  readPromised,
  recordShortages,
  writeExceptions,
} from './store/shortages.ts';

/** A worker that dies keeps others from its levels this long, in milliseconds. */
const LEASE_MS = 30 * SECOND;
const BATCH_SIZE = 8;
/** How often a level is checked while units are missing there: units may have come in elsewhere, in milliseconds. */
const CHECK_INTERVAL_MS = MINUTE;

interface Missing {
  readonly missing: number;
  readonly hits: readonly HitLine[];
}

async function findHits(deps: OrdersDeps, request: RequestContext, level: ShortLevel): Promise<Missing> {
  const { variantId, locationId } = level;
  const [short] = await deps.ports.call(missingUnits, { levels: [{ variantId, locationId }] }, request);
  const promised = await readPromised(deps.db, level);
  const missing = short?.missing ?? 0;
  return { missing, hits: hitBy(missing, promised) };
}

/** Marks the fulfillment orders that must do without, and unmarks those that need not any more. */
async function mark(deps: OrdersDeps, level: ShortLevel, hits: readonly HitLine[]): Promise<void> {
  const now = deps.clock.now();
  await deps.db.inTransaction('mark-exceptions', async (tx) => {
    const raised = await writeExceptions(tx, level, hits, now);
    const isRaised = new Set(raised.map((one) => `${one.fulfillmentOrderId} ${one.orderLineId}`));
    const events = hits
      .filter((hit) => isRaised.has(`${hit.fulfillmentOrderId} ${hit.orderLineId}`))
      .map((hit) => fulfillmentExceptionRaised(hit, level, now));
    await appendEvents(tx, 'orders', events);
  });
}

async function resolve(deps: OrdersDeps, request: RequestContext, level: LeasedShortage): Promise<void> {
  let found = await findHits(deps, request, level);
  const movable = found.hits.filter(mayReroute);
  for (const hit of movable) await rerouteLine(deps, request, level, hit);
  if (movable.length > 0) found = await findHits(deps, request, level);
  await mark(deps, level, found.hits);
  if (found.missing === 0) await closeShortage(deps.db, level);
  else await postponeShortage(deps.db, level, new Date(deps.clock.now().getTime() + CHECK_INTERVAL_MS));
}

/** Checks the levels that are due; where inventory cannot be asked, again later. */
async function checkDue(deps: OrdersDeps, request: RequestContext): Promise<number> {
  const now = deps.clock.now();
  const levels = await leaseShortages(deps.db, now, new Date(now.getTime() + LEASE_MS), BATCH_SIZE);
  for (const level of levels) {
    try {
      await resolve(deps, request, level);
    } catch (error) {
      const { variantId, locationId } = level;
      deps.logger.warn('a shortage could not be checked, it will be again', { variantId, locationId, error });
      await postponeShortage(deps.db, level, new Date(deps.clock.now().getTime() + CHECK_INTERVAL_MS));
    }
  }
  return levels.length;
}

/**
 * Checks each level where promised units are missing: orders that they were promised to get them from elsewhere by
 * the routing rule, or are marked so that staff see it. A level is checked when it has changed, and every minute until
 * nothing is missing there. Inventory is asked rather than its log read: a shortage is rare, and a log of every unit
 * that moves would be read for it all day.
 */
export async function checkShortages(deps: OrdersDeps, request: RequestContext): Promise<void> {
  const levels = await deps.ports.call(shortLevels, {}, request);
  if (levels.length > 0) await recordShortages(deps.db, levels, deps.clock.now());
  while ((await checkDue(deps, request)) === BATCH_SIZE);
}
