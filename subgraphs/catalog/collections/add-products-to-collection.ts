import type { RequestContext } from '#kernel/request/context.ts';
import type { CatalogDeps } from '../deps.ts';
import { type ContentsChange, changeContents } from './change-contents.ts';
import type { Collection } from './model/collection.ts';
import { addToCollections } from './store/collections.ts';

/**
 * Adds products to a collection; those in it already stay where they are.
 * @throws NotFoundError when the collection or a product does not exist; then none was added.
 */
export function addProductsToCollection(
  deps: CatalogDeps,
  request: RequestContext,
  input: ContentsChange,
): Promise<Collection> {
  return changeContents(deps, request, 'add-products-to-collection', input, (tx, id, productIds, now) =>
    addToCollections(tx, [id], productIds, now),
  );
}
