import type { Tx } from '#kernel/database/database.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { ProductId } from '../../shared/ids.ts';
import type { CreatedProduct } from '../products/deps.ts';
import { productChanged } from '../products/events.ts';
import { requireCollections } from './require-collections.ts';
import { addToCollections, replaceCollections } from './store/collections.ts';

/** Shows a new product in the collections that it names. @throws NotFoundError */
export async function collectProduct(
  tx: Tx,
  { product, collectionIds }: CreatedProduct,
  now: Date,
): Promise<readonly NewEvent[]> {
  if (collectionIds.length === 0) return [];
  await requireCollections(tx, collectionIds);
  const changed = await addToCollections(tx, collectionIds, [product.id], now);
  return changed.map((one) => productChanged(one, now));
}

/** Shows a product in these collections and in no others. @throws NotFoundError */
export async function recollectProduct(
  tx: Tx,
  productId: ProductId,
  collectionIds: readonly string[],
  now: Date,
): Promise<void> {
  await requireCollections(tx, collectionIds);
  await replaceCollections(tx, productId, collectionIds, now);
}
