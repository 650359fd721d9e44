import { tooLong } from '#kernel/values/text.ts';
import { canonicalGtin, parseGtin } from '../../products/model/gtin.ts';
import { toHandle } from '../../products/model/handle.ts';
import { optionKey, variantTitle } from '../../products/model/options.ts';
import type { ProductOption, ProductStatus, SelectedOption } from '../../products/model/product.ts';
import { LIMITS, productIssues, skuIssues, urlIssues } from '../../products/model/product-rules.ts';

/** A product as a file gives it; `row` is where it stands there. */
export interface ImportedProduct {
  readonly row: number;
  readonly handle: string;
  /** Null when the file only adds rows to a product that was there before. */
  readonly title: string | null;
  readonly description: string;
  readonly vendor: string | null;
  readonly productType: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly status: ProductStatus;
  /** Whether it shall be listed in the import's channels. */
  readonly listed: boolean;
  readonly media: ReadonlyArray<{ readonly row: number; readonly url: string; readonly alt: string | null }>;
  readonly variants: readonly ImportedVariant[];
}

export interface ImportedVariant {
  readonly row: number;
  readonly sku: string | null;
  readonly gtin: string | null;
  readonly options: readonly SelectedOption[];
  readonly priceMinor: bigint;
  readonly compareAtMinor: bigint | null;
  readonly costMinor: bigint | null;
}

/** What was wrong with a row; `refused` when nothing of it was taken, else it was taken without the field. */
export interface ImportIssue {
  readonly row: number;
  readonly refused: boolean;
  readonly reason: string;
}

export interface PlannedVariant extends ImportedVariant {
  readonly title: string;
  readonly optionKey: string;
}

/** A product that keeps every rule of the catalogue. */
export interface PlannedProduct extends ImportedProduct {
  readonly variants: readonly PlannedVariant[];
}

/** Checks products of a file one by one: what breaks a rule is refused with its reason, the rest goes on. */
export function planImport(products: readonly ImportedProduct[]): { planned: PlannedProduct[]; issues: ImportIssue[] } {
  const issues: ImportIssue[] = [];
  const planned = products.flatMap((product) => planProduct(product, issues) ?? []);
  return { planned, issues };
}

function planProduct(product: ImportedProduct, issues: ImportIssue[]): PlannedProduct | undefined {
  const handle = toHandle(product.handle);
  const texts = { ...product, handle, title: product.title ?? undefined };
  const faults = productIssues(texts);
  if (faults.length > 0) {
    const reason = `${faults.map((fault) => `${fault.path}: ${fault.message}`).join('; ')}`;
    for (const row of rowsOf(product)) issues.push({ row, refused: true, reason });
    return undefined;
  }
  if (product.variants.length > LIMITS.variants) {
    issues.push({ row: product.row, refused: true, reason: `more than ${LIMITS.variants} variants` });
    return undefined;
  }
  return {
    ...product,
    handle,
    title: product.title?.trim() ?? null,
    tags: [...new Set(product.tags)],
    media: planMedia(product.media, issues),
    variants: planVariants(product.variants, issues),
  };
}

function rowsOf(product: ImportedProduct): number[] {
  return [...new Set([product.row, ...product.variants.map((v) => v.row), ...product.media.map((m) => m.row)])].sort(
    (a, b) => a - b,
  );
}

function planMedia(media: ImportedProduct['media'], issues: ImportIssue[]): ImportedProduct['media'] {
  const seen = new Set<string>();
  return media.filter(({ row, url, alt }) => {
    const [fault] = [...urlIssues('image', url), ...tooLong('image alt text', alt, LIMITS.title)];
    if (fault) issues.push({ row, refused: false, reason: `${fault.path}: ${fault.message}; taken without the image` });
    if (fault || seen.has(url)) return false;
    seen.add(url);
    return true;
  });
}

function planVariants(variants: readonly ImportedVariant[], issues: ImportIssue[]): PlannedVariant[] {
  const rows = new Map<string, number>();
  return variants.flatMap((variant): PlannedVariant[] => {
    const { row } = variant;
    const key = optionKey(variant.options);
    const before = rows.get(key);
    const label = variant.options.find((option) => tooLong('', option.value, LIMITS.label).length > 0);
    if (before !== undefined || label) {
      const reason = label
        ? `${label.name}: is too long or holds control characters`
        : `the same options as line ${before}`;
      issues.push({ row, refused: true, reason });
      return [];
    }
    rows.set(key, row);
    return [
      {
        ...variant,
        sku: planSku(variant, issues),
        gtin: planGtin(variant, issues),
        title: variantTitle(variant.options).slice(0, LIMITS.title),
        optionKey: key,
      },
    ];
  });
}

function planSku({ row, sku }: ImportedVariant, issues: ImportIssue[]): string | null {
  const [fault] = skuIssues('SKU', sku);
  if (!fault) return sku;
  issues.push({ row, refused: false, reason: `SKU: ${fault.message}; taken without it` });
  return null;
}

function planGtin({ row, gtin }: ImportedVariant, issues: ImportIssue[]): string | null {
  if (gtin === null) return null;
  const digits = parseGtin(gtin);
  if (digits !== undefined) return digits;
  const reason = `barcode ${gtin.slice(0, 40)}: not 8, 12, 13 or 14 digits with a right check digit; taken without it`;
  issues.push({ row, refused: false, reason });
  return null;
}

/**
 * Rows that a file adds to a product far from its first row do not repeat the names of its options: they are those of
 * the product, by place.
 */
export function withOptionNames(product: PlannedProduct, known: readonly ProductOption[]): PlannedProduct {
  const variants = product.variants.map((variant) => {
    const options = variant.options.map(({ name, value }, index) => ({ name: known[index]?.name ?? name, value }));
    return { ...variant, options, optionKey: optionKey(options) };
  });
  return { ...product, variants };
}

/** Who has a SKU or a barcode: the id of a variant. */
export interface CodeOwners {
  readonly skus: Map<string, string>;
  /** By their 14 digits. */
  readonly gtins: Map<string, string>;
}

/** Gives a variant its codes unless another has them; then it is taken without, and the row is told. */
export function claimCodes<V extends ImportedVariant>(
  variant: V,
  id: string,
  owners: CodeOwners,
  issues: ImportIssue[],
): V {
  const claim = (map: Map<string, string>, key: string, name: string): boolean => {
    const owner = map.get(key);
    if (owner !== undefined && owner !== id) {
      issues.push({ row: variant.row, refused: false, reason: `${name} is another variant's; taken without it` });
      return false;
    }
    map.set(key, id);
    return true;
  };
  const { sku, gtin } = variant;
  return {
    ...variant,
    sku: sku !== null && claim(owners.skus, sku, `SKU ${sku}`) ? sku : null,
    gtin: gtin !== null && claim(owners.gtins, canonicalGtin(gtin), `barcode ${gtin}`) ? gtin : null,
  };
}
