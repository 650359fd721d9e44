import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct } from './change-product.ts';
import { mergeOptions, optionsOf } from './model/options.ts';
import type { Variant } from './model/product.ts';
import { LIMITS } from './model/product-input.ts';
import { toNewVariant, type VariantDraft, variantDraft } from './model/variant-draft.ts';
import { requireVariant } from './require-product.ts';
import { insertVariants } from './store/variants.ts';

export type CreateVariantInput = VariantDraft & { readonly productId: string; readonly idempotencyKey: string };

/**
 * Adds a variant to a product, once by key and person; where the product is listed, the variant is listed too, at its
 * own price or, in channels of another currency or without one, at that of the product's first variant there.
 * @throws NotFoundError | ValidationError | ConflictError
 */
export async function createVariant(
  deps: CatalogDeps,
  request: RequestContext,
  input: CreateVariantInput,
): Promise<Variant> {
  const checked = toNewVariant(parseInput(variantDraft, input), 0);
  const { newVariantIds } = await changeProduct(deps, request, 'create-variant', input, async (tx, product, now) => {
    if (product.variants.length >= LIMITS.variants) {
      throw new ValidationError([
        { path: 'productId', issueCode: 'TOO_LARGE', message: `has ${LIMITS.variants} variants already` },
      ]);
    }
    const last = Math.max(0, ...product.variants.map((variant) => variant.position));
    const variant = { ...checked, position: last + 1 };
    await insertVariants(tx, [{ ...variant, productId: product.id }], now);
    for (const hook of deps.productHooks.variantCreated) await hook(tx, product, variant, now);
    const options = mergeOptions(product.options, optionsOf([variant.selectedOptions]));
    return { change: { options }, newVariantIds: [variant.id] };
  });
  return requireVariant(deps, newVariantIds[0] ?? checked.id);
}
