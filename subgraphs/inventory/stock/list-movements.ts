import { parseId } from '#kernel/values/ids.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { InventoryDeps } from '../deps.ts';
import { movementFilterSchema } from './model/filters.ts';
import type { Movement } from './model/ledger.ts';
import { readMovements } from './store/groups.ts';

/** A page of the ledger, newest first. */
export async function listMovements(deps: InventoryDeps, raw: unknown, page: PageRequest): Promise<Page<Movement>> {
  const filter = parseInput(movementFilterSchema, raw ?? {}, 'filter');
  for (const id of page.after ?? []) parseId('mov', id, 'after');
  for (const id of page.before ?? []) parseId('mov', id, 'before');
  return toPage(await readMovements(deps.db, filter, page), page, (movement) => [movement.id]);
}
