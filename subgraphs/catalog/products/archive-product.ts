import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct } from './change-product.ts';
import type { Product } from './model/product.ts';

/**
 * Takes a product off every list and sale; it stays readable where it was ordered, and `publishProduct` brings it back.
 * @throws NotFoundError
 */
export async function archiveProduct(
  deps: CatalogDeps,
  request: RequestContext,
  input: { readonly id: string },
): Promise<Product> {
  assertCan(request.actor, 'catalog:write');
  return changeProduct(deps, 'archive-product', input.id, async () => ({ change: { status: 'ARCHIVED' } }));
}
