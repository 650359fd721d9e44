import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Location } from './model/location.ts';
import { countLocations, type LocationFilter, readLocationPage } from './store/locations.ts';

/** A page of locations: warehouses first, then stores by name; those that are not active only where asked for. */
export async function listLocations(
  deps: InventoryDeps,
  asked: LocationFilter,
  page: PageRequest,
): Promise<Page<Location>> {
  const filter = { ...asked, isActive: asked.isActive ?? true };
  return toPage(
    await readLocationPage(deps.db, filter, page),
    page,
    ({ kind, name, id }) => [kind === 'WAREHOUSE' ? '0' : '1', name, id],
    () => countLocations(deps.db, filter),
  );
}
