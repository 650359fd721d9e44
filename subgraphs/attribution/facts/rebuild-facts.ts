import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { eventsAfterOperation } from '#kernel/events/event-operations.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import type { AttributionDeps } from '../deps.ts';
import { markSessionsOf } from '../sessions/store/session-marks.ts';
import { keepStockClosings } from '../stock-closings/keep-stock-closings.ts';
import { carryOlderTouchpoints } from '../touchpoints/carry-older-touchpoints.ts';
import { finishGeneration, readDataVersion, readUnfinished } from '../warehouse/store/data-version.ts';
import { unlinkAll } from '../withdrawals/unlink-visits.ts';
import { applyToGeneration } from './apply-events.ts';
import { FACT_PUBLISHERS, type FactPublisher, factTypes } from './model/fact-batch.ts';
import { forgetUnreadable } from './store/dead-letters.ts';
import { forgetProgress, readFactProgress, readHighestGeneration, switchGeneration } from './store/progress.ts';
import { withRebuildLock } from './store/rebuild-lock.ts';

/** How far a rebuild is: whole numbers of the step's own unit. */
export interface RebuildProgress {
  readonly step: 'touchpoints' | FactPublisher;
  readonly done: number;
}

export interface RebuildResult {
  readonly generation: number;
  readonly segments: number;
  readonly events: number;
  /** Touchpoints older than their log, taken over as they stood. */
  readonly older: number;
}

/** Events pulled at once. Must not shrink while a batch is in doubt; a rebuild leaves none behind. */
const BATCH_SIZE = 5_000;

export type OnRebuildProgress = (progress: RebuildProgress) => void;

/** Inserts the files of the touchpoint log that were not inserted yet; answers how many there are by now. */
async function rebuildTouchpoints(
  deps: AttributionDeps,
  generation: number,
  inserted: Set<string>,
  onProgress: OnRebuildProgress,
): Promise<number> {
  for (const file of await deps.spool.kept.files()) {
    if (inserted.has(file.segment)) continue;
    const lines = await deps.spool.kept.read(file);
    await deps.warehouse.insertLines(generation, 'touchpoint', lines, file.segment);
    await markSessionsOf(deps.warehouse, generation, lines, file.segment);
    inserted.add(file.segment);
    onProgress({ step: 'touchpoints', done: inserted.size });
  }
  return inserted.size;
}

function pull(deps: AttributionDeps, publisher: FactPublisher, after: string): Promise<LoggedEvent[]> {
  const variables = { after, limit: BATCH_SIZE, waitMs: 0, types: factTypes(publisher) };
  return deps.ports
    .call(eventsAfterOperation(publisher), variables, createServiceContext('attribution'))
    .then((batch) => [...batch.events]);
}

/** Applies a publisher's log from where the generation's facts end to where the log ends. */
async function rebuildEvents(
  deps: AttributionDeps,
  generation: number,
  publisher: FactPublisher,
  onEvents: (count: number) => void,
): Promise<void> {
  for (;;) {
    const { appliedPosition } = await readFactProgress(deps.db, generation, publisher);
    const events = await pull(deps, publisher, appliedPosition);
    if (events.length === 0) return;
    await applyToGeneration(deps, generation, publisher, events, true);
    onEvents(events.length);
  }
}

/**
 * A rebuild that was interrupted leaves a generation that no report reads; so does a consumer that was about to write to
 * the one before the last rebuild.
 */
async function dropLeftovers(deps: AttributionDeps, current: number): Promise<number> {
  const highest = await readHighestGeneration(deps.db);
  for (let generation = Math.max(1, current - 1); generation <= highest + 1; generation++) {
    if (generation !== current) await deps.warehouse.drop(generation);
  }
  await forgetProgress(deps.db, current);
  return current + 1;
}

/**
 * Rebuilds every fact from the event logs and the touchpoint log, with the touchpoints that are older than their log, as
 * a new generation beside the present one, and switches to it at the end: reports show the old figures until then, and
 * the same figures after. Safe beside running consumers, and to be broken off at any moment.
 * @throws ConflictError when a rebuild is under way already.
 */
export async function rebuildFacts(
  deps: AttributionDeps,
  onProgress: OnRebuildProgress = () => undefined,
): Promise<RebuildResult> {
  return withRebuildLock(deps.db, () => writeNextGeneration(deps, onProgress));
}

async function writeNextGeneration(deps: AttributionDeps, onProgress: OnRebuildProgress): Promise<RebuildResult> {
  const { generation: current } = await readDataVersion(deps.db);
  const generation = await dropLeftovers(deps, current);
  await forgetUnreadable(deps.db);
  let events = 0;
  const inserted = new Set<string>();
  await deps.spool.kept.recover();
  await rebuildTouchpoints(deps, generation, inserted, onProgress);
  const older = await carryOlderTouchpoints(deps, current, generation);
  for (const publisher of FACT_PUBLISHERS) {
    let done = 0;
    await rebuildEvents(deps, generation, publisher, (count) => {
      done += count;
      events += count;
      onProgress({ step: publisher, done });
    });
  }
  await unlinkAll(deps, generation);
  await deps.keepSessions(generation);
  await keepStockClosings(deps, generation);
  if (!(await switchGeneration(deps.db, current, generation, [...inserted]))) {
    throw new Error('another rebuild has ended');
  }
  const segments = await takeInTheRest(deps, generation, inserted, onProgress);
  return { generation, segments, events, older };
}

/** Inserts what was shipped to the generation before while the rebuild ran: its segments are in the kept log. */
async function takeInTheRest(
  deps: AttributionDeps,
  generation: number,
  inserted: Set<string>,
  onProgress: OnRebuildProgress,
): Promise<number> {
  const segments = await rebuildTouchpoints(deps, generation, inserted, onProgress);
  await unlinkAll(deps, generation);
  await finishGeneration(deps.db, generation);
  await deps.warehouse.drop(generation - 1);
  return segments;
}

/**
 * Ends a rebuild that died after its switch, so that what was shipped while it ran is in the facts. Again, or where none
 * died, it changes nothing.
 * @throws ConflictError while a rebuild is under way.
 */
export async function finishRebuild(deps: AttributionDeps): Promise<void> {
  if ((await readUnfinished(deps.db)) === undefined) return;
  await withRebuildLock(deps.db, async () => {
    const unfinished = await readUnfinished(deps.db);
    if (!unfinished) return;
    const { generation, insertedSegments } = unfinished;
    await takeInTheRest(deps, generation, new Set(insertedSegments), () => undefined);
  });
}
