import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct, type ProductEdit } from './change-product.ts';
import { type MediaInput, mediaInputs } from './model/media-input.ts';
import { mergeOptions, optionsOf, productOptions } from './model/options.ts';
import type { Product, ProductOption } from './model/product.ts';
import { changedTexts, type GivenTexts } from './model/product-input.ts';
import { replaceMedia } from './store/media.ts';

/** A field that is absent stays as it is; null clears it where it may be empty, a list replaces the one there is. */
export interface UpdateProductInput extends ProductEdit, GivenTexts {
  readonly options?: readonly ProductOption[] | null | undefined;
  readonly media?: readonly MediaInput[] | null | undefined;
  readonly collectionIds?: readonly string[] | null | undefined;
}

const parts = z.object({ options: productOptions.nullish(), media: mediaInputs.nullish() });

/**
 * Changes a product's texts, media, collections, and the order of its options; what variants use stays among those.
 * @throws NotFoundError | ValidationError | ConflictError when it has changed since it was read, or its handle is taken.
 */
export async function updateProduct(
  deps: CatalogDeps,
  request: RequestContext,
  input: UpdateProductInput,
): Promise<Product> {
  const texts = changedTexts(input);
  const { options, media } = parseInput(parts, input);
  const { collectionIds } = input;
  const { product } = await changeProduct(deps, request, 'update-product', input, async (tx, before, now) => {
    if (media !== undefined) await replaceMedia(tx, before.id, media ?? []);
    if (collectionIds !== undefined) {
      for (const hook of deps.productHooks.productRecollected) await hook(tx, before.id, collectionIds ?? [], now);
    }
    if (options === undefined) return { change: texts };
    const used = optionsOf(before.variants.map((variant) => variant.selectedOptions));
    return { change: { ...texts, options: mergeOptions(options ?? [], used) } };
  });
  return product;
}
