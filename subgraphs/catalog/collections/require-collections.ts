import type { Reader } from '#kernel/database/database.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { Collection } from './model/collection.ts';
import { readCollectionsById } from './store/collections.ts';

/** The collection that a field of an input names. @throws NotFoundError */
export async function requireCollection(db: Reader, id: string): Promise<Collection> {
  const [collection] = await readCollectionsById(db, [id]);
  if (!collection) throw new NotFoundError('Collection', id, 'collectionId');
  return collection;
}

/** @throws NotFoundError when a product is to stand in a collection that does not exist. */
export async function requireCollections(db: Reader, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const [index, found] of (await readCollectionsById(db, ids)).entries()) {
    if (!found) throw new NotFoundError('Collection', ids[index], `collectionIds.${index}`);
  }
}
