import type { RequestContext } from '#kernel/request/context.ts';
import type { CatalogDeps } from '../deps.ts';
import { type ContentsChange, changeContents } from './change-contents.ts';
import type { Collection } from './model/collection.ts';
import { removeFromCollections } from './store/collections.ts';

/**
 * Takes products out of a collection; those that are not in it change nothing.
 * @throws NotFoundError when the collection or a product does not exist; then none was taken out.
 */
export function removeProductsFromCollection(
  deps: CatalogDeps,
  request: RequestContext,
  input: ContentsChange,
): Promise<Collection> {
  return changeContents(deps, request, 'remove-products-from-collection', input, (tx, id, productIds, now) =>
    removeFromCollections(tx, [id], productIds, now),
  );
}
