import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct } from './change-product.ts';
import type { Product } from './model/product.ts';
import { changedTexts, type GivenTexts } from './model/product-input.ts';

/** A field that is absent stays as it is; null clears it where it may be empty. */
export interface UpdateProductInput extends GivenTexts {
  readonly id: string;
  /** `version` as the caller read it; when the product has changed since, nothing is written. */
  readonly expectedVersion?: number | null | undefined;
}

/**
 * Changes a product's texts.
 * @throws NotFoundError | ValidationError | ConflictError when it has changed since it was read, or its handle is taken.
 */
export async function updateProduct(
  deps: CatalogDeps,
  request: RequestContext,
  { id, expectedVersion, ...given }: UpdateProductInput,
): Promise<Product> {
  assertCan(request.actor, 'catalog:write');
  const change = changedTexts(given);
  return changeProduct(deps, 'update-product', id, async (_tx, product) => {
    const version = Number(product.version);
    if (typeof expectedVersion === 'number' && expectedVersion !== version) {
      throw new ConflictError('The product has changed since it was read; read it again', 'VERSION_CONFLICT', version);
    }
    return { change };
  });
}
