import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { productChanged } from '../products/events.ts';
import type { Collection } from './model/collection.ts';
import { addToCollections, readCollectionsById } from './store/collections.ts';

/** Most products that one call adds. */
const MAX_PRODUCTS = 1_000;

/**
 * Adds products to a collection; those in it already stay where they are.
 * @throws NotFoundError when the collection or a product does not exist; then none was added.
 */
export async function addProductsToCollection(
  deps: CatalogDeps,
  request: RequestContext,
  input: { readonly collectionId: string; readonly productIds: readonly string[] },
): Promise<Collection> {
  assertCan(request.actor, 'catalog:write');
  const productIds = [...new Set(input.productIds)];
  if (productIds.length > MAX_PRODUCTS) {
    throw new ValidationError([
      { path: 'productIds', issueCode: 'TOO_LONG', message: `at most ${MAX_PRODUCTS} at once`, limit: MAX_PRODUCTS },
    ]);
  }
  const found = await deps.products.byIds(productIds);
  const missing = productIds.find((_, index) => !found[index]);
  if (missing !== undefined) throw new NotFoundError('Product', missing);
  const [collection] = await readCollectionsById(deps.db, [input.collectionId]);
  if (!collection) throw new NotFoundError('Collection', input.collectionId);
  const now = deps.clock.now();
  await deps.db.inTransaction('add-products-to-collection', async (tx) => {
    const changed = await addToCollections(tx, [collection.id], productIds, now);
    await appendEvents(
      tx,
      'catalog',
      changed.map((product) => productChanged(product, now)),
    );
  });
  return collection;
}
