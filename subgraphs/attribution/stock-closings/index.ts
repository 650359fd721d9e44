import type { Area } from '#kernel/runtime/area.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { readArrivingHistory } from '../arrivals/store/arriving-history.ts';
import type { AttributionDeps } from '../deps.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { keepStockClosings } from './keep-stock-closings.ts';

/** Milliseconds between two looks: what moves late within is read with the moves, which takes longer and is exact. */
const KEEP_EVERY_MS = 60_000;

/**
 * The next look closes what an engine that is down does not. A history arrives newest first: each of its months would have
 * all months after it closed again, so they wait until it is whole.
 */
async function keepOrWait(deps: AttributionDeps): Promise<void> {
  if (await readArrivingHistory(deps.db)) return;
  const { generation } = await readDataVersion(deps.db);
  await keepStockClosings(deps, generation).catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
  });
}

/** Stock at the close of each month, stored. */
export const stockClosings: Area<AttributionDeps> = {
  name: 'stock-closings',
  workers: (deps) => [{ name: 'keep-stock-closings', everyMs: KEEP_EVERY_MS, run: () => keepOrWait(deps) }],
};
