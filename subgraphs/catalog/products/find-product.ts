import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { isKey } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import { isOnSale } from './model/listing.ts';
import type { Product } from './model/product.ts';
import { seesEverything } from './model/visibility.ts';

/** True for what is on sale somewhere, and for all to staff and other domains. */
export function maySee(deps: CatalogDeps, request: RequestContext, product: Product): boolean {
  return seesEverything(request) || isOnSale(product, deps.clock.now().getTime());
}

/** One product by id or handle; null where there is none that the caller may see. */
export async function findProduct(
  deps: CatalogDeps,
  request: RequestContext,
  { id, handle }: { readonly id?: string | null | undefined; readonly handle?: string | null | undefined },
): Promise<Product | null> {
  if ((id ?? handle ?? null) === null)
    throw new ValidationError([{ path: 'id', issueCode: 'REQUIRED', message: 'give an id or a handle' }]);
  const product = await readProduct(deps, id ?? null, handle ?? '');
  if (!product || (id && handle && product.handle !== handle)) return null;
  return maySee(deps, request, product) ? product : null;
}

async function readProduct(deps: CatalogDeps, id: string | null, handle: string): Promise<Product | null> {
  if (id === null) return isKey(handle) ? deps.products.byHandle(handle) : null;
  const [product = null] = await deps.products.byIds([id]);
  return product;
}
