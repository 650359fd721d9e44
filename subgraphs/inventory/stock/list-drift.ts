import type { InventoryDeps } from '../deps.ts';
import type { Drift } from './model/ledger.ts';
import { readDrift } from './store/drift.ts';

/** Counters that the ledger does not explain. */
export function listDrift(deps: InventoryDeps): Promise<Drift[]> {
  return readDrift(deps.db);
}
