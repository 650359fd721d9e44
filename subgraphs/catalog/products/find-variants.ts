import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { isStorable } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import { canonicalGtin, parseGtin } from './model/gtin.ts';
import { isOnSale } from './model/listing.ts';
import type { Variant } from './model/product.ts';
import { seesEverything } from './model/visibility.ts';
import { readVariantsByCode } from './store/variants.ts';

export interface FoundVariant {
  readonly gtin: string | null;
  readonly sku: string | null;
  readonly variantId: string;
}

/** Variants by barcode (in any of its forms) or SKU, each with the code it was asked by; unknown codes are left out. */
export async function findVariants(
  deps: CatalogDeps,
  codes: { readonly gtins: readonly string[]; readonly skus: readonly string[] },
): Promise<FoundVariant[]> {
  const gtins = codes.gtins.flatMap((gtin) => {
    const digits = parseGtin(gtin);
    return digits === undefined ? [] : [{ gtin, gtin14: canonicalGtin(digits) }];
  });
  const skus = codes.skus.filter(isStorable);
  const rows = await readVariantsByCode(
    deps.db,
    gtins.map(({ gtin14 }) => gtin14),
    skus,
  );
  const byGtin = new Map(rows.map((row) => [row.gtin14, row.id]));
  const bySku = new Map(rows.map((row) => [row.sku, row.id]));
  return [
    ...gtins.flatMap(({ gtin, gtin14 }) => found(byGtin.get(gtin14), { gtin, sku: null })),
    ...skus.flatMap((sku) => found(bySku.get(sku), { gtin: null, sku })),
  ];
}

function found(variantId: string | undefined, code: { gtin: string | null; sku: string | null }): FoundVariant[] {
  return variantId === undefined ? [] : [{ ...code, variantId }];
}

/**
 * The variant of a scanned barcode; null where there is none that the caller may see.
 * @throws ValidationError when it is not a barcode at all.
 */
export async function variantByBarcode(
  deps: CatalogDeps,
  request: RequestContext,
  gtin: string,
): Promise<Variant | null> {
  if (parseGtin(gtin) === undefined) {
    throw new ValidationError([
      { path: 'gtin', issueCode: 'INVALID_FORMAT', message: 'must be 8, 12, 13 or 14 digits with a right check digit' },
    ]);
  }
  return visibleVariant(deps, request, await findVariants(deps, { gtins: [gtin], skus: [] }));
}

/** The variant of a SKU; null where there is none that the caller may see. */
export async function variantBySku(deps: CatalogDeps, request: RequestContext, sku: string): Promise<Variant | null> {
  return visibleVariant(deps, request, await findVariants(deps, { gtins: [], skus: [sku] }));
}

async function visibleVariant(
  deps: CatalogDeps,
  request: RequestContext,
  [match]: readonly FoundVariant[],
): Promise<Variant | null> {
  const [variant] = match ? await deps.products.variants([match.variantId]) : [];
  if (!variant) return null;
  return seesEverything(request) || isOnSale(variant.product, deps.clock.now().getTime()) ? variant : null;
}
