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
  /** `updatedAt` as the caller read it; when the product has changed since, nothing is written. */
  readonly expectedUpdatedAt?: Date | null | undefined;
}

/**
 * Changes a product's texts.
 * @throws NotFoundError | ValidationError | ConflictError when it has changed since it was read, or its handle is taken.
 */
export async function updateProduct(
  deps: CatalogDeps,
  request: RequestContext,
  { id, expectedUpdatedAt, ...given }: UpdateProductInput,
): Promise<Product> {
  assertCan(request.actor, 'catalog:write');
  const change = changedTexts(given);
  return changeProduct(deps, 'update-product', id, async (_tx, product) => {
    const read = expectedUpdatedAt?.toISOString();
    if (read !== undefined && read !== product.updatedAt) {
      throw new ConflictError('The product has changed since it was read; read it again');
    }
    return { change };
  });
}
