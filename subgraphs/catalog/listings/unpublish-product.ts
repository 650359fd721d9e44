import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct } from '../products/change-product.ts';
import type { Product } from '../products/model/product.ts';
import { hideListings, refreshProductChannels } from './store/listings.ts';

/**
 * Hides a product in some channels; its prices there are kept for the next time.
 * @throws NotFoundError
 */
export async function unpublishProduct(
  deps: CatalogDeps,
  request: RequestContext,
  input: { readonly id: string; readonly channels: readonly string[] },
): Promise<Product> {
  assertCan(request.actor, 'catalog:write');
  return changeProduct(deps, 'unpublish-product', input.id, async (tx, _product, now) => {
    await hideListings(tx, input.id, input.channels, now);
    await refreshProductChannels(tx, [input.id]);
    return {};
  });
}
