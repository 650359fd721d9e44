import type { Tx } from '#kernel/database/database.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { CreatedProduct } from '../products/deps.ts';
import { productChanged } from '../products/events.ts';
import { addToCollections } from './store/collections.ts';

/** Shows a new product in the collections that it names. */
export async function collectProduct(
  tx: Tx,
  { product, collectionIds }: CreatedProduct,
  now: Date,
): Promise<readonly NewEvent[]> {
  if (collectionIds.length === 0) return [];
  const changed = await addToCollections(tx, collectionIds, [product.id], now);
  return changed.map((one) => productChanged(one, now));
}
