import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Drift } from './model/ledger.ts';
import { readDrifts } from './store/drifts.ts';

/** A page of the counters that the ledger does not explain. */
export async function listDrifts(deps: InventoryDeps, page: PageRequest): Promise<Page<Drift>> {
  const drifts = await readDrifts(deps.db, page);
  return toPage(drifts, page, ({ levelId, state }) => [levelId, state]);
}
