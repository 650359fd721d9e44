import { appliedContext, type RequestContext } from '#kernel/request/context.ts';
import { isKey } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import { isOnSale } from './model/listing.ts';
import type { Product } from './model/product.ts';
import { seesEverything } from './model/visibility.ts';

/** True for what is on sale in some channel that is for the caller, and for all to staff and other domains. */
export function maySee(deps: CatalogDeps, request: RequestContext, product: Product): boolean {
  if (seesEverything(request)) return true;
  return isOnSale(product, deps.clock.now().getTime(), appliedContext(request).hiddenChannelCodes);
}

/** A product by one of its keys; null where there is none that the caller may see. */
export async function findProduct(
  deps: CatalogDeps,
  request: RequestContext,
  { id, handle }: { readonly id?: string | null | undefined; readonly handle?: string | null | undefined },
): Promise<Product | null> {
  const product = id ? (await deps.products.byIds([id]))[0] : await readByHandle(deps, handle ?? '');
  return product && maySee(deps, request, product) ? product : null;
}

async function readByHandle(deps: CatalogDeps, handle: string): Promise<Product | null> {
  return isKey(handle) ? deps.products.byHandle(handle) : null;
}
