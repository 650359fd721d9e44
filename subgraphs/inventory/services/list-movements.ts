import type { PageRequest } from '../../shared/pagination.ts';
import { type MovementRow, readMovements } from '../store/groups.ts';
import type { InventoryDeps } from './deps.ts';

/** A page of the ledger, newest first. */
export function listMovements(
  deps: InventoryDeps,
  filter: { variantId?: string | undefined; locationId?: string | undefined },
  page: PageRequest,
): Promise<MovementRow[]> {
  return readMovements(deps.db, filter, page);
}
