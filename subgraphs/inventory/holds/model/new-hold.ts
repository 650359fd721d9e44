import type { Hold, NewHold } from '../../stock/model/hold.ts';
import { type Level, levelKey } from '../../stock/model/states.ts';
import type { Allocation } from './allocation.ts';

type Header = Pick<Hold, 'id' | 'key' | 'requestHash' | 'kind' | 'ownerId' | 'expiresAt' | 'requestedBy'> & {
  readonly code?: string | undefined;
  readonly ownerVersion?: number | undefined;
  readonly holderId?: string | null | undefined;
  readonly openedFrom?: string | null | undefined;
};

/** A hold to write, with its lines on the levels that are locked. */
export function toNewHold(header: Header, allocations: readonly Allocation[], levels: readonly Level[]): NewHold {
  const { id, key, requestHash, kind, ownerId, expiresAt, requestedBy } = header;
  const { code = null, ownerVersion = null, holderId = null, openedFrom = null } = header;
  const levelIds = new Map(levels.map((level) => [levelKey(level.variantId, level.locationId), level.id]));
  return {
    header: { id, key, requestHash, kind, ownerId, expiresAt, requestedBy, code, ownerVersion, holderId, openedFrom },
    lines: allocations.map((allocation) => {
      const levelId = levelIds.get(levelKey(allocation.variantId, allocation.locationId));
      if (levelId === undefined) throw new Error(`a level of ${allocation.variantId} was not locked`);
      return { ...allocation, holdId: id, levelId };
    }),
  };
}
