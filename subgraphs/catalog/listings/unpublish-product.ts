import type { RequestContext } from '#kernel/request/context.ts';
import { requireChannels } from '../channels/require-channels.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct, type ProductEdit } from '../products/change-product.ts';
import type { Product } from '../products/model/product.ts';
import { assertNamed } from './publish-product.ts';
import { hideListings } from './store/listings.ts';

export interface UnpublishProductInput extends ProductEdit {
  readonly channelIds: readonly string[];
}

/**
 * Hides a product in some channels; its prices there are kept for the next time.
 * @throws NotFoundError | ValidationError | ConflictError when it has changed since it was read.
 */
export async function unpublishProduct(
  deps: CatalogDeps,
  request: RequestContext,
  input: UnpublishProductInput,
): Promise<Product> {
  const { channelIds } = input;
  const { product } = await changeProduct(deps, request, 'unpublish-product', input, async (tx, { id }, now) => {
    assertNamed(channelIds);
    const codes = (await requireChannels(tx, channelIds)).map(({ code }) => code);
    await hideListings(tx, id, codes, now);
    return {};
  });
  return product;
}
