import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { isKey } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import { isOnSale } from './model/listing.ts';
import type { Product } from './model/product.ts';
import { seesEverything } from './model/visibility.ts';
import { readIdOfHandle } from './store/products.ts';

/** One product by id or handle; null where there is none that the caller may see. */
export async function findProduct(
  deps: CatalogDeps,
  request: RequestContext,
  { id, handle }: { readonly id?: string | null | undefined; readonly handle?: string | null | undefined },
): Promise<Product | null> {
  if ((id ?? handle ?? null) === null) throw new ValidationError([{ path: 'id', message: 'give an id or a handle' }]);
  const known = id ?? (isKey(handle ?? '') ? await readIdOfHandle(deps.db, handle ?? '') : undefined);
  const [product] = known === undefined ? [] : await deps.products.byIds([known]);
  if (!product || (id && handle && product.handle !== handle)) return null;
  return seesEverything(request) || isOnSale(product, deps.clock.now().getTime()) ? product : null;
}
