import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { tooLong } from '#kernel/values/text.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct } from './change-product.ts';
import { parseGtin } from './model/gtin.ts';
import type { Variant } from './model/product.ts';
import { LIMITS } from './model/product-input.ts';
import { gtinIssues, skuIssues } from './model/product-rules.ts';
import { requireVariant } from './require-product.ts';
import { updateVariantRow } from './store/variants.ts';

/** A field that is absent stays as it is; null clears the SKU or the barcode. */
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
  const { id, sku, gtin, title } = input;
  const issues = [
    ...skuIssues('sku', sku),
    ...gtinIssues('gtin', gtin),
    ...tooLong('title', title, LIMITS.title),
    ...(title === null || title?.trim() === '' ? [{ path: 'title', message: 'must not be empty' }] : []),
  ];
  if (issues.length > 0) throw new ValidationError(issues);
  const { product } = await requireVariant(deps, id);
  await changeProduct(deps, 'update-variant', product.id, async (tx, _product, now) => {
    await updateVariantRow(tx, id, { sku, gtin: gtin ? parseGtin(gtin) : gtin, title: title?.trim() }, now);
    return {};
  });
  return requireVariant(deps, id);
}
