import { useGetIdentity } from 'react-admin';

/** Where the signed-in person may work: everywhere, unless bound to stores. */
export interface OwnLocations {
  /** Those they are bound to; empty for everywhere. */
  readonly ids: readonly string[];
  readonly has: (locationId: string) => boolean;
}

/** The locations of the signed-in person; null until they are known. */
export function useOwnLocations(): OwnLocations | null {
  const { identity } = useGetIdentity();
  const ids: unknown = identity?.['locationIds'];
  if (!Array.isArray(ids)) return null;
  return { ids, has: (locationId) => ids.length === 0 || ids.includes(locationId) };
}

/** The filter with which a list of locations' work begins: the only store of somebody bound to one. */
export function ownLocation({ ids }: OwnLocations): { readonly locationId?: string } {
  const [only, ...others] = ids;
  return only !== undefined && others.length === 0 ? { locationId: only } : {};
}
