import { comparePositions, type LoggedEvent } from '#kernel/events/event-log.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from '../deps.ts';
import { decideOrderRates } from '../exchange-rates/decide-order-rates.ts';
import { markSessionsOfCustomers } from '../sessions/store/session-marks.ts';
import { markMonthsOf } from '../stock-closings/store/closing-marks.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { unlinkVisits } from '../withdrawals/unlink-visits.ts';
import { type FactBatch, type FactPublisher, mergedIn, namedIn, toFactBatch } from './model/fact-batch.ts';
import { foreignOrders, toShopCurrency } from './model/shop-currency.ts';
import { deadLetterUnreadable } from './store/dead-letters.ts';
import { completeBatch, type FactProgress, fixPendingBatch, readFactProgress, rewindCursor } from './store/progress.ts';

type ApplyDeps = Pick<AttributionDeps, 'db' | 'warehouse' | 'dayOf' | 'clock' | 'config'>;

const notBefore = (position: string) => (event: LoggedEvent) => comparePositions(event.position, position) > 0;
const upTo = (position: string) => (event: LoggedEvent) => comparePositions(event.position, position) <= 0;

/**
 * Inserts each table's rows as one block under one token, so that doing it again changes nothing; months in which stock
 * moved are closed with it, sessions of customers who were merged are made again, and visits of customers who withdrew are
 * nobody's. A rebuild does the last at its end.
 */
async function insertBatch(
  deps: ApplyDeps,
  generation: number,
  batch: FactBatch,
  token: string,
  isRebuild = false,
): Promise<void> {
  for (const [table, rows] of batch) {
    await deps.warehouse.insert(generation, table, rows, token);
  }
  await markMonthsOf(deps.warehouse, generation, batch.get('stock_move_fact') ?? [], token);
  await markSessionsOfCustomers(deps.warehouse, generation, mergedIn(batch));
  if (!isRebuild) await unlinkVisits(deps, generation, namedIn(batch));
}

async function applyBatch(
  deps: ApplyDeps,
  generation: number,
  publisher: FactPublisher,
  progress: FactProgress,
  events: readonly LoggedEvent[],
  isRebuild: boolean,
): Promise<void> {
  const { batch, unreadable } = toFactBatch(events, deps.dayOf, await inShopCurrency(deps, events, isRebuild));
  await deadLetterUnreadable(deps.db, publisher, unreadable);
  await insertBatch(deps, generation, batch, `${publisher}:${progress.batchNumber}`, isRebuild);
  await completeBatch(deps.db, generation, publisher, progress);
}

/**
 * Turns events into facts of one generation, each once: a batch's bounds are fixed before it is inserted, so one
 * that a crash left in doubt is inserted again as the very same block, which the column store then drops.
 * Events before the applied position were applied already.
 * @param isRebuild whether no report reads the generation yet: orders without a rate may then get one
 * @throws UnavailableError when the engine is down, or another replica is applying; nothing is lost, pull again.
 */
export async function applyToGeneration(
  deps: ApplyDeps,
  generation: number,
  publisher: FactPublisher,
  events: readonly LoggedEvent[],
  isRebuild = false,
): Promise<void> {
  // A batch without facts is counted too: tables that are made after it would look lost.
  await deps.warehouse.prepare(generation);
  let progress = await readFactProgress(deps.db, generation, publisher);
  let rest = events.filter(notBefore(progress.appliedPosition));
  if (progress.pendingPosition !== null) {
    const doubtful = rest.filter(upTo(progress.pendingPosition));
    if (doubtful.at(-1)?.position !== progress.pendingPosition) {
      throw new UnavailableError('A batch of facts whose writing is uncertain must be pulled as a whole');
    }
    await applyBatch(deps, generation, publisher, progress, doubtful, isRebuild);
    rest = rest.filter(notBefore(progress.pendingPosition));
    progress = await readFactProgress(deps.db, generation, publisher);
  }
  const last = rest.at(-1);
  if (!last) return;
  if (!(await fixPendingBatch(deps.db, generation, publisher, progress, last.position))) {
    throw new UnavailableError('Another process is applying these events');
  }
  await applyBatch(deps, generation, publisher, progress, rest, isRebuild);
}

/** The same events with their amounts in the shop's currency, by the rates that are stored with their orders. */
async function inShopCurrency(deps: ApplyDeps, events: readonly LoggedEvent[], fills: boolean) {
  const { currencyCode } = deps.config;
  const foreign = foreignOrders(events, currencyCode, deps.dayOf);
  const rates = await decideOrderRates(deps, foreign, fills);
  return (event: LoggedEvent) => toShopCurrency(event, rates);
}

/** Applies a pulled range to the facts that reports read. */
export async function applyEvents(
  deps: ApplyDeps,
  publisher: FactPublisher,
  events: readonly LoggedEvent[],
  after: string,
): Promise<void> {
  const { generation } = await readDataVersion(deps.db);
  const { appliedPosition } = await readFactProgress(deps.db, generation, publisher);
  if (comparePositions(after, appliedPosition) > 0) {
    // A rebuild has replaced the facts and ended before this range.
    await rewindCursor(deps.db, publisher, appliedPosition);
    throw new UnavailableError('The facts were rebuilt; events are pulled again from where they end');
  }
  await applyToGeneration(deps, generation, publisher, events);
}

/** Handles one event that could not be read before. */
export async function replayEvent(deps: ApplyDeps, event: LoggedEvent): Promise<void> {
  const { generation } = await readDataVersion(deps.db);
  const { batch, unreadable } = toFactBatch([event], deps.dayOf, await inShopCurrency(deps, [event], false));
  const failure = unreadable[0];
  if (failure) throw new Error(failure.reason);
  await insertBatch(deps, generation, batch, `replay:${event.id}`);
}
