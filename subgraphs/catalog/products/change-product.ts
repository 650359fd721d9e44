import type { Tx } from '#kernel/database/database.ts';
import { onceIfKeyed } from '#kernel/database/idempotency.ts';
import { appendEvents, type NewEvent } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { isKey } from '#kernel/values/text.ts';
import type { VariantId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { productChanged } from './events.ts';
import type { Product } from './model/product.ts';
import { requireProduct } from './require-product.ts';
import { refusingTaken } from './store/constraints.ts';
import { lockProduct, type ProductChange, updateProductRow } from './store/product-writes.ts';

/** What every change of one product says beside its own fields. */
export interface ProductEdit {
  readonly productId: string;
  /** The product's version as the caller read it; when it is another now, nothing is written. */
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** The decision of a use case: columns to write, and events beside the product's own. */
export interface ProductDecision {
  readonly change?: ProductChange;
  readonly newVariantIds?: readonly VariantId[];
  readonly events?: readonly NewEvent[];
}

/** A product after a change, with the variants that the change has made. */
interface ChangeResult {
  readonly product: Product;
  readonly newVariantIds: readonly VariantId[];
}

/**
 * The way of every change to one product, once by key and person where a key is given: lock it, decide and write its
 * children, move it to its next version, append its event, and answer it as it is now.
 * @throws NotFoundError | ConflictError, and whatever `decide` throws; then nothing has changed.
 */
export async function changeProduct(
  deps: CatalogDeps,
  request: RequestContext,
  name: string,
  { idempotencyKey: key, ...edit }: ProductEdit,
  decide: (tx: Tx, product: Product, now: Date) => Promise<ProductDecision>,
): Promise<ChangeResult> {
  assertCan(request.actor, 'catalog:write');
  const { productId: id, expectedVersion } = edit;
  if (!isKey(id)) throw new NotFoundError('Product', undefined, 'productId');
  const scope = `${name} by ${actorName(request.actor)}`;
  const now = deps.clock.now();
  const newVariantIds = await refusingTaken(
    deps.db.inTransaction(name, (tx) =>
      onceIfKeyed(tx, { scope, key, body: edit }, async () => {
        const product = await lockProduct(tx, id);
        if (!product) throw new NotFoundError('Product', id, 'productId');
        assertVersion(product, expectedVersion);
        const { change = {}, newVariantIds: added = [], events = [] } = await decide(tx, product, now);
        const changed = await updateProductRow(tx, id, change, now);
        await appendEvents(tx, 'catalog', [...(changed ? [productChanged(changed, now)] : []), ...events]);
        return added;
      }),
    ),
  );
  return { product: await requireProduct(deps, id), newVariantIds };
}

function assertVersion(product: Product, expected: number | null | undefined): void {
  const version = Number(product.version);
  if (typeof expected === 'number' && expected !== version) {
    throw new ConflictError('The product has changed since it was read; read it again', 'VERSION_CONFLICT', version);
  }
}
