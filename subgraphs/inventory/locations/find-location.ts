import { ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Location } from './model/location.ts';
import { assertLocationFacts } from './model/location-rules.ts';
import { readLocationByCode, readLocationsById } from './store/locations.ts';

/** A location by its id or its code, whichever is given. */
export async function findLocation(
  deps: InventoryDeps,
  { id, code }: { id?: string | null | undefined; code?: string | null | undefined },
): Promise<Location | undefined> {
  if (id) return (await readLocationsById(deps.db, [parseId('loc', id)]))[0];
  if (code) {
    assertLocationFacts({ code });
    return readLocationByCode(deps.db, code);
  }
  throw new ValidationError([{ path: 'id', issueCode: 'REQUIRED', message: 'give an id or a code' }]);
}
