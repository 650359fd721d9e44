import { isId } from '#kernel/values/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Location } from './model/location.ts';
import { isLocationCode } from './model/location-input.ts';
import { readLocationByCode, readLocationsById } from './store/locations.ts';

/** What names a location: one of its keys. */
export interface LocationRef {
  readonly id?: string | null | undefined;
  readonly code?: string | null | undefined;
}

/** A location by its id or its code; none for what is neither. */
export async function findLocation(deps: InventoryDeps, { id, code }: LocationRef): Promise<Location | undefined> {
  if (id) return isId('loc', id) ? (await readLocationsById(deps.db, [id]))[0] : undefined;
  return code && isLocationCode(code) ? readLocationByCode(deps.db, code) : undefined;
}
