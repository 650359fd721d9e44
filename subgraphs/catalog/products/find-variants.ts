import type { RequestContext } from '#kernel/request/context.ts';
import { isStorable } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import { maySee } from './find-product.ts';
import { parseGtin, scanCodeOf } from './model/gtin.ts';
import type { Variant } from './model/product.ts';
import { LIMITS } from './model/product-input.ts';
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
  const gtins = codes.gtins
    .filter((code) => isStorable(code) && code.length <= LIMITS.barcode)
    .map((gtin) => ({ gtin, scanCode: scanCodeOf(parseGtin(gtin) ?? gtin.trim()) }));
  const skus = codes.skus.filter(isStorable);
  const rows = await readVariantsByCode(
    deps.db,
    gtins.map(({ scanCode }) => scanCode),
    skus,
  );
  const byGtin = new Map(rows.map((row) => [row.scanCode, row.id]));
  const bySku = new Map(rows.map((row) => [row.sku, row.id]));
  return [
    ...gtins.flatMap(({ gtin, scanCode }) => found(byGtin.get(scanCode), { gtin, sku: null })),
    ...skus.flatMap((sku) => found(bySku.get(sku), { gtin: null, sku })),
  ];
}

function found(variantId: string | undefined, code: { gtin: string | null; sku: string | null }): FoundVariant[] {
  return variantId === undefined ? [] : [{ ...code, variantId }];
}

/** A variant by one of its keys; null where there is none that the caller may see. */
export async function findVariant(
  deps: CatalogDeps,
  request: RequestContext,
  ref: {
    readonly id?: string | null | undefined;
    readonly sku?: string | null | undefined;
    readonly gtin?: string | null | undefined;
  },
): Promise<Variant | null> {
  const codes = { gtins: ref.gtin ? [ref.gtin] : [], skus: ref.sku ? [ref.sku] : [] };
  const id = ref.id ?? (await findVariants(deps, codes))[0]?.variantId;
  const [variant] = id === undefined ? [] : await deps.products.variants([id]);
  return variant && maySee(deps, request, variant.product) ? variant : null;
}
