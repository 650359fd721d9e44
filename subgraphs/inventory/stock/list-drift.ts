import type { InventoryDeps } from '../deps.ts';
import { type DriftRow, readDrift } from './store/drift.ts';

/** Where the books contradict themselves. */
export function listDrift(deps: InventoryDeps): Promise<DriftRow[]> {
  return readDrift(deps.db);
}
