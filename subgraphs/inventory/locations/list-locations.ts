import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Location } from './model/location.ts';
import { DEFAULT_SORT, keyLengthOf, keyOf, type LocationSort } from './model/location-sort.ts';
import { countLocations, type LocationFilter, readLocationPage } from './store/locations.ts';

/** A page of locations in the order asked for; those that are not active only where asked for. */
export async function listLocations(
  deps: InventoryDeps,
  asked: LocationFilter,
  args: PageArgs & { readonly sort?: LocationSort | null | undefined },
): Promise<Page<Location>> {
  const sort = args.sort ?? DEFAULT_SORT;
  const page = parsePage(args, keyLengthOf(sort));
  const filter = { ...asked, isActive: asked.isActive ?? true };
  return toPage(
    await readLocationPage(deps.db, filter, page, sort),
    page,
    (location) => keyOf(sort, location),
    () => countLocations(deps.db, filter),
  );
}
