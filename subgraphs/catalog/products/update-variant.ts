import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct, type ProductEdit } from './change-product.ts';
import { barcode, gtin, ONE_BARCODE, sku } from './model/codes.ts';
import { mergeOptions, optionKey, optionsOf, selectedOptions, variantTitle } from './model/options.ts';
import { price } from './model/price-input.ts';
import type { Variant } from './model/product.ts';
import { productTexts } from './model/product-input.ts';
import { hasOneCurrency, ONE_CURRENCY, taxRate } from './model/variant-draft.ts';
import { requireVariant } from './require-product.ts';
import { updateVariantRow } from './store/variants.ts';

/** A field that is absent stays as it is; null clears what may be empty. */
const variantChange = z.object({
  sku: sku.nullish(),
  gtin: gtin.nullish(),
  barcode: barcode.nullish(),
  title: productTexts.title.optional(),
  selectedOptions: selectedOptions.optional(),
  price: price.nullish(),
  compareAtPrice: price.nullish(),
  unitCost: price.nullish(),
  taxRate: taxRate.optional(),
});

export type UpdateVariantInput = Omit<ProductEdit, 'productId'> & { readonly variantId: string } & {
  readonly [Field in keyof z.input<typeof variantChange>]?: z.input<typeof variantChange>[Field] | null;
};

/**
 * Changes a variant: its names and codes, the option values that make it what it is, its tax, and the prices that new
 * listings start from; the prices it has in channels stay.
 * @throws NotFoundError | ValidationError | ConflictError when its product has changed since it was read, or a code or
 * the option values are another's.
 */
export async function updateVariant(
  deps: CatalogDeps,
  request: RequestContext,
  input: UpdateVariantInput,
): Promise<Variant> {
  const { variantId } = input;
  const {
    selectedOptions: chosen,
    taxRate: taxRateBasisPoints,
    gtin: number,
    ...own
  } = parseInput(variantChange, input);
  if (number && own.barcode) {
    throw new ValidationError([{ path: 'barcode', issueCode: 'NOT_ALLOWED', message: ONE_BARCODE }]);
  }
  const change = { ...own, barcode: own.barcode ?? (number === undefined ? own.barcode : number) };
  const { product: owner } = await requireVariant(deps, variantId);
  const edit = { ...input, productId: owner.id };
  await changeProduct(deps, request, 'update-variant', edit, async (tx, product, now) => {
    const variant = product.variants.find(({ id }) => id === variantId);
    if (!variant) throw new NotFoundError('Variant', variantId, 'variantId');
    if (!hasOneCurrency({ ...variant, ...given(change) })) {
      throw new ValidationError([{ path: 'price', issueCode: 'NOT_ALLOWED', message: ONE_CURRENCY }]);
    }
    const options = chosen && { selectedOptions: chosen, optionKey: optionKey(chosen) };
    const isNamedByOptions = variant.title === variantTitle(variant.selectedOptions);
    const title = change.title ?? (chosen && isNamedByOptions ? variantTitle(chosen) : undefined);
    await updateVariantRow(tx, variant, { ...change, ...options, title, taxRateBasisPoints }, now);
    if (!chosen) return {};
    return { change: { options: mergeOptions(product.options, optionsOf([chosen])) } };
  });
  return requireVariant(deps, variantId);
}

/** The fields that are there, null among them. */
function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
