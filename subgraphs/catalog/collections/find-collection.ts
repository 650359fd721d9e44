import { isKey } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Collection } from './model/collection.ts';
import { readCollectionByHandle, readCollectionsById } from './store/collections.ts';

/** A collection by id or handle; null where there is none. */
export async function findCollection(
  deps: CatalogDeps,
  { id, handle }: { readonly id?: string | null | undefined; readonly handle?: string | null | undefined },
): Promise<Collection | null> {
  if (id) return (await readCollectionsById(deps.db, [id]))[0] ?? null;
  return handle && isKey(handle) ? readCollectionByHandle(deps.db, handle) : null;
}
