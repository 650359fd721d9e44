import { ConflictError, UnavailableError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from '../deps.ts';
import { FactsLostError } from '../warehouse/model/errors.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { finishRebuild, rebuildFacts } from './rebuild-facts.ts';
import { countBatches } from './store/progress.ts';

/** True when nothing was ever written to a generation: no batch of events, and no segment that went through. */
export async function mayBeEmpty(deps: Pick<AttributionDeps, 'db' | 'spool'>, generation: number): Promise<boolean> {
  const { generation: current } = await readDataVersion(deps.db);
  if (generation !== current) return true;
  if ((await countBatches(deps.db, generation)) > 0n) return false;
  if ((await deps.spool.kept.removedUpTo()) !== undefined) return false;
  const [kept, waiting] = await Promise.all([deps.spool.kept.files(), deps.spool.ready()]);
  return kept.every(({ segment }) => waiting.includes(segment));
}

/** What is wrong with a generation's facts, in the words of the log; undefined when nothing is, or it is unknown now. */
async function faultOf({ warehouse }: Pick<AttributionDeps, 'warehouse'>, generation: number) {
  try {
    await warehouse.query(generation, 'SELECT 1', {});
    const isBehind = await warehouse.isBehind(generation);
    return isBehind ? 'the facts were written before their tables had the present columns' : undefined;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    if (!(error instanceof FactsLostError)) return undefined;
    return 'the analytics engine lost its facts, or has the days of another zone';
  }
}

/**
 * Opens the facts, and rebuilds them when the engine has lost them, the shop moved to another zone, or they are older
 * than their tables: the logs are the truth. Reports of an older form are read until then, of the others nothing. Ends a
 * rebuild that died between its switch and its end.
 */
export async function repairFacts(deps: AttributionDeps): Promise<void> {
  const { generation } = await readDataVersion(deps.db);
  const fault = await faultOf(deps, generation);
  if (fault === undefined) return unlessUnderWay(finishRebuild(deps));
  deps.logger.warn(`${fault}; they are rebuilt from the logs`);
  await unlessUnderWay(rebuildFacts(deps));
}

/** Waits for the work; another rebuild that is under way does it too. */
async function unlessUnderWay(work: Promise<unknown>): Promise<void> {
  await work.catch((failure: unknown) => {
    if (!(failure instanceof ConflictError)) throw failure;
  });
}
