import type { Actor } from '#kernel/request/actor.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { StaffId } from '../../../shared/ids.ts';

/** Who reads or keeps views, and the stores that they are bound to; none for all stores. */
export interface ViewReader {
  readonly staffId: StaffId;
  readonly locationIds: readonly string[];
}

/** Views are kept by persons. @throws ForbiddenError for a service */
export function viewReader(actor: Actor): ViewReader {
  if (actor.kind !== 'staff') throw new ForbiddenError('Only a person of the staff has views');
  return { staffId: parseId('stf', actor.staffId), locationIds: actor.locationIds };
}
