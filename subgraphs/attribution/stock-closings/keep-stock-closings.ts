import type { AttributionDeps } from '../deps.ts';
import { type BusinessDay, firstOfMonth } from '../periods/model/business-day.ts';
import { withGenerationLock } from '../warehouse/store/generation-lock.ts';
import { type ClosingState, makeClosings, readClosingState } from './store/closings.ts';

/** Any number, the same in every process: the months of a generation are closed by one at a time. */
const CLOSINGS_LOCK = 7_262_023;

type KeepDeps = Pick<AttributionDeps, 'db' | 'warehouse' | 'clock' | 'dayOf'>;

/** Whether all months before one are closed, as the moves say by now. */
function isKept({ closedBefore, firstMonth, firstMarked }: ClosingState, month: BusinessDay): boolean {
  if (firstMonth === undefined || firstMonth >= month) return true;
  return closedBefore !== undefined && closedBefore >= month && firstMarked === undefined;
}

/**
 * Closes the months before the present one, and makes again what moves have come for since. Who reads stock meanwhile reads
 * more moves.
 * @throws UnavailableError while the analytics engine is down
 */
export async function keepStockClosings({ db, warehouse, clock, dayOf }: KeepDeps, generation: number): Promise<void> {
  // Moves of facts that were written before have no marks: they are closed when they are rebuilt.
  if (await warehouse.isBehind(generation)) return;
  const month = firstOfMonth(dayOf(clock.now().getTime()));
  const isDone = async () => isKept(await readClosingState(warehouse, generation, month), month);
  if (await isDone()) return;
  await withGenerationLock(db, CLOSINGS_LOCK, generation, async () => {
    if (!(await isDone())) await makeClosings(warehouse, generation, month);
  });
}
