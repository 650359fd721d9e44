import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct } from './change-product.ts';
import { gtin, sku } from './model/codes.ts';
import type { Variant } from './model/product.ts';
import { productTexts } from './model/product-input.ts';
import { requireVariant } from './require-product.ts';
import { updateVariantRow } from './store/variants.ts';

/** A field that is absent stays as it is; null clears the SKU or the barcode. */
const variantChange = z.object({
  sku: sku.nullish(),
  gtin: gtin.nullish(),
  title: productTexts.title.optional(),
});

export interface UpdateVariantInput {
  readonly id: string;
  readonly sku?: string | null | undefined;
  readonly gtin?: string | null | undefined;
  readonly title?: string | null | undefined;
}

/**
 * Changes what a variant is known by.
 * @throws NotFoundError | ValidationError | ConflictError when the SKU or the barcode is another's.
 */
export async function updateVariant(
  deps: CatalogDeps,
  request: RequestContext,
  input: UpdateVariantInput,
): Promise<Variant> {
  assertCan(request.actor, 'catalog:write');
  const { id } = input;
  const change = parseInput(variantChange, input);
  const { product } = await requireVariant(deps, id);
  await changeProduct(deps, 'update-variant', product.id, async (tx, _product, now) => {
    await updateVariantRow(tx, id, change, now);
    return {};
  });
  return requireVariant(deps, id);
}
