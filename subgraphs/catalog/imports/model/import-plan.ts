import type { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { barcode as barcodeShape, pageUrl, sku as skuShape } from '../../products/model/codes.ts';
import { scanCodeOf } from '../../products/model/gtin.ts';
import { toHandle } from '../../products/model/handle.ts';
import { optionKey, variantTitle } from '../../products/model/options.ts';
import type { ProductOption } from '../../products/model/product.ts';
import { changedTexts, LIMITS, plainText, type TextChange } from '../../products/model/product-input.ts';
import type { ImportedProduct, ImportedVariant } from './import-batch.ts';

const altText = plainText(LIMITS.title).nullable();
const optionValue = plainText(LIMITS.label);

/** A fault of a row; `refused` when nothing of it was taken, else it was taken without the field. */
export interface ImportIssue {
  readonly row: number;
  readonly refused: boolean;
  readonly reason: string;
}

interface PlannedVariant extends ImportedVariant {
  readonly title: string;
  readonly optionKey: string;
}

/** A product that keeps every rule of the catalog. */
export interface PlannedProduct extends Pick<ImportedProduct, 'row' | 'status' | 'listed' | 'media'> {
  readonly handle: string;
  /** Without a title when the file only adds rows to a product that was there before. */
  readonly texts: TextChange;
  readonly variants: readonly PlannedVariant[];
}

/** Checks products of a file one by one: what breaks a rule is refused with its reason, the rest continues. */
export function planImport(products: readonly ImportedProduct[]): { planned: PlannedProduct[]; issues: ImportIssue[] } {
  const issues: ImportIssue[] = [];
  const planned = products.flatMap((product) => planProduct(product, issues) ?? []);
  return { planned, issues };
}

function planProduct(product: ImportedProduct, issues: ImportIssue[]): PlannedProduct | undefined {
  const refuse = (rows: readonly number[], reason: string) => {
    for (const row of rows) issues.push({ row, refused: true, reason });
    return undefined;
  };
  const handle = toHandle(product.handle);
  const texts = readTexts({ ...product, handle, title: product.title ?? undefined });
  if (texts instanceof ValidationError) return refuse(rowsOf(product), texts.message);
  if (product.variants.length > LIMITS.variants) {
    return refuse([product.row], `more than ${LIMITS.variants} variants`);
  }
  const { row, status, listed } = product;
  const media = planMedia(product.media, issues);
  return { row, handle, texts, status, listed, media, variants: planVariants(product.variants, issues) };
}

function readTexts(given: object): TextChange | ValidationError {
  return attempt(() => changedTexts(given));
}

/** What is wrong with a value of a row; undefined when nothing is. */
function faultOf(shape: z.ZodType, value: unknown, name: string): string | undefined {
  const read = attempt(() => parseInput(shape, value, name));
  return read instanceof ValidationError ? read.message : undefined;
}

function attempt<T>(read: () => T): T | ValidationError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
}

function rowsOf(product: ImportedProduct): number[] {
  return [...new Set([product.row, ...product.variants.map((v) => v.row), ...product.media.map((m) => m.row)])].sort(
    (a, b) => a - b,
  );
}

/** Each picture once, at its first place, with the first text that any of its rows gives it. */
function planMedia(media: ImportedProduct['media'], issues: ImportIssue[]): ImportedProduct['media'] {
  const seen = new Map<string, ImportedProduct['media'][number]>();
  for (const { row, url, alt } of media) {
    const fault = faultOf(pageUrl, url, 'image') ?? faultOf(altText, alt, 'image alt text');
    if (fault) issues.push({ row, refused: false, reason: `${fault}; taken without the image` });
    else {
      const known = seen.get(url);
      seen.set(url, known ? { ...known, alt: known.alt ?? alt } : { row, url, alt });
    }
  }
  return [...seen.values()];
}

function planVariants(variants: readonly ImportedVariant[], issues: ImportIssue[]): PlannedVariant[] {
  const rows = new Map<string, number>();
  return variants.flatMap((variant): PlannedVariant[] => {
    const { row } = variant;
    const key = optionKey(variant.options);
    const before = rows.get(key);
    const label = variant.options.find((option) => faultOf(optionValue, option.value, '') !== undefined);
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
        barcode: planBarcode(variant, issues),
        title: variantTitle(variant.options).slice(0, LIMITS.title),
        optionKey: key,
      },
    ];
  });
}

function planSku({ row, sku }: ImportedVariant, issues: ImportIssue[]): string | null {
  const fault = faultOf(skuShape.nullable(), sku, 'SKU');
  if (fault === undefined) return sku;
  issues.push({ row, refused: false, reason: `${fault}; taken without it` });
  return null;
}

/** A spreadsheet that took a barcode for a number keeps its first digits: "4.00638E+12". */
const ROUNDED = /^\d(?:[.,]\d+)?E\+?\d+$/i;

function planBarcode({ row, barcode }: ImportedVariant, issues: ImportIssue[]): string | null {
  if (barcode === null) return null;
  const isRounded = ROUNDED.test(barcode);
  const read = barcodeShape.safeParse(barcode);
  if (read.success && !isRounded) return read.data;
  const fault = isRounded
    ? 'a spreadsheet took it for a number and rounded it'
    : (read.error?.issues[0]?.message ?? '');
  issues.push({ row, refused: false, reason: `barcode ${barcode.slice(0, 40)}: ${fault}; taken without it` });
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

/** Owners of SKUs and barcodes: ids of variants. */
export interface CodeOwners {
  readonly skus: Map<string, string>;
  /** By their 14 digits. */
  readonly barcodes: Map<string, string>;
  /** Variants whose codes may move: their own rows stand in the same file, and say which they have. */
  readonly movable: ReadonlySet<string>;
}

/**
 * Gives a variant its codes unless another has them; then it is taken without, with an issue of its row. A code of a
 * variant that may lose it is freed: its id is added to `released`.
 */
export function claimCodes<V extends ImportedVariant>(
  variant: V,
  id: string,
  owners: CodeOwners,
  { issues, released }: { issues: ImportIssue[]; released: Set<string> },
): V {
  const claim = (map: Map<string, string>, key: string, name: string): boolean => {
    const owner = map.get(key);
    if (owner !== undefined && owner !== id) {
      if (!owners.movable.has(owner)) {
        issues.push({ row: variant.row, refused: false, reason: `${name} is another variant's; taken without it` });
        return false;
      }
      released.add(owner);
    }
    map.set(key, id);
    return true;
  };
  const { sku, barcode } = variant;
  return {
    ...variant,
    sku: sku !== null && claim(owners.skus, sku, `SKU ${sku}`) ? sku : null,
    barcode: barcode !== null && claim(owners.barcodes, scanCodeOf(barcode), `barcode ${barcode}`) ? barcode : null,
  };
}
