import type { Tx } from '#kernel/database/database.ts';
import { onceIfKeyed } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import type { CollectionId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { productChanged } from '../products/events.ts';
import type { ChangedProduct } from '../products/model/product.ts';
import type { Collection } from './model/collection.ts';
import { requireCollection } from './require-collections.ts';

/** Most products of one call. */
const MAX_PRODUCTS = 1_000;

/** Products of a collection. */
export interface ContentsChange {
  readonly collectionId: string;
  readonly productIds: readonly string[];
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * The way of every change of what stands in a collection.
 * @throws NotFoundError when the collection or a product does not exist; then nothing has changed.
 */
export async function changeContents(
  deps: CatalogDeps,
  request: RequestContext,
  name: string,
  { idempotencyKey: key, ...input }: ContentsChange,
  change: (tx: Tx, id: CollectionId, productIds: readonly string[], now: Date) => Promise<ChangedProduct[]>,
): Promise<Collection> {
  assertCan(request.actor, 'catalog:write');
  const { productIds } = input;
  if (productIds.length > MAX_PRODUCTS) {
    throw new ValidationError([
      { path: 'productIds', issueCode: 'TOO_LONG', message: `at most ${MAX_PRODUCTS} at once`, limit: MAX_PRODUCTS },
    ]);
  }
  const found = await deps.products.byIds(productIds);
  const missing = found.indexOf(null);
  if (missing >= 0) throw new NotFoundError('Product', productIds[missing], `productIds.${missing}`);
  const collection = await requireCollection(deps.db, input.collectionId);
  const scope = `${name} by ${actorName(request.actor)}`;
  const now = deps.clock.now();
  await deps.db.inTransaction(name, (tx) =>
    onceIfKeyed(tx, { scope, key, body: input }, async () => {
      const changed = await change(tx, collection.id, [...new Set(productIds)], now);
      await appendEvents(
        tx,
        'catalog',
        changed.map((product) => productChanged(product, now)),
      );
    }),
  );
  return collection;
}
