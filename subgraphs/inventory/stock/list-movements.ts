import { parseId } from '#kernel/values/ids.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Movement } from './model/ledger.ts';
import { readMovements } from './store/groups.ts';

/** A page of the ledger, newest first. */
export async function listMovements(
  deps: InventoryDeps,
  filter: { variantId?: string | undefined; locationId?: string | undefined },
  page: PageRequest,
): Promise<Movement[]> {
  if (filter.variantId !== undefined) parseId('var', filter.variantId, 'variantId');
  if (filter.locationId !== undefined) parseId('loc', filter.locationId, 'locationId');
  for (const id of page.after ?? []) parseId('mov', id, 'after');
  return readMovements(deps.db, filter, page);
}
