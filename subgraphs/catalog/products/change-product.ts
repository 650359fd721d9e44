import type { Tx } from '#kernel/database/database.ts';
import { appendEvents, type NewEvent } from '#kernel/events/outbox.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { isKey } from '#kernel/values/text.ts';
import type { VariantId } from '../../shared/ids.ts';
import type { CatalogDeps } from '../deps.ts';
import { productChanged } from './events.ts';
import type { Product } from './model/product.ts';
import { requireProduct } from './require-product.ts';
import { refusingTaken } from './store/constraints.ts';
import { lockProduct, type ProductChange, updateProductRow } from './store/product-writes.ts';

/** The decision of a use case: columns to write, and events beside the product's own. */
export interface ProductDecision {
  readonly change?: ProductChange;
  readonly newVariantIds?: readonly VariantId[];
  readonly events?: readonly NewEvent[];
}

/**
 * The way of every change to one product: lock it, decide and write its children, move it to its next version,
 * append its event, and answer it as it is now.
 * @throws NotFoundError | ConflictError, and whatever `decide` throws; then nothing has changed.
 */
export async function changeProduct(
  deps: CatalogDeps,
  name: string,
  id: string,
  decide: (tx: Tx, product: Product, now: Date) => Promise<ProductDecision>,
): Promise<Product> {
  if (!isKey(id)) throw new NotFoundError('Product');
  const now = deps.clock.now();
  await refusingTaken(
    deps.db.inTransaction(name, async (tx) => {
      const product = await lockProduct(tx, id);
      if (!product) throw new NotFoundError('Product', id);
      const { change = {}, newVariantIds = [], events = [] } = await decide(tx, product, now);
      const version = await updateProductRow(tx, id, change, now);
      const changed = productChanged(
        {
          id: product.id,
          version,
          status: change.status ?? product.status,
          category: change.category === undefined ? product.category : change.category,
          variantIds: [...product.variants.map((variant) => variant.id), ...newVariantIds],
        },
        now,
      );
      await appendEvents(tx, 'catalog', [changed, ...events]);
    }),
  );
  return requireProduct(deps, id);
}
