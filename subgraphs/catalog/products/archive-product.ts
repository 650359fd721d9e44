import type { RequestContext } from '#kernel/request/context.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct, type ProductEdit } from './change-product.ts';
import type { Product } from './model/product.ts';

/**
 * Takes a product off every list and sale; it stays readable where it was ordered, and `publishProduct` brings it back.
 * @throws NotFoundError | ConflictError when it has changed since it was read.
 */
export async function archiveProduct(deps: CatalogDeps, request: RequestContext, input: ProductEdit): Promise<Product> {
  const decide = async () => ({ change: { status: 'ARCHIVED' } as const });
  return (await changeProduct(deps, request, 'archive-product', input, decide)).product;
}
