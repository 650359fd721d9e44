import { parseId } from '#kernel/values/ids.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Movement } from './model/ledger.ts';
import { readMovements } from './store/groups.ts';

/** A page of the ledger, newest first. */
export async function listMovements(
  deps: InventoryDeps,
  filter: { variantId?: VariantId | undefined; locationId?: LocationId | undefined },
  page: PageRequest,
): Promise<Movement[]> {
  for (const id of page.after ?? []) parseId('mov', id, 'after');
  return readMovements(deps.db, filter, page);
}
