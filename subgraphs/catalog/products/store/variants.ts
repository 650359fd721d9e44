import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick, type RowOf } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset, value } from '#kernel/database/write.ts';
import type { Money } from '#kernel/values/money.ts';
import type { ProductId } from '../../../shared/ids.ts';
import { product, variant } from '../../prisma/generated/tables.ts';
import type { SelectedOptions, Variant } from '../model/product.ts';
import type { NewVariant } from '../model/variant-draft.ts';
import type { VariantState } from '../model/variant-state.ts';

const v = aliased(variant, 'v');
const p = aliased(product, 'p');

const codes = { ...pick(v, 'id', 'sku', 'scanCode', 'productId'), handle: p.handle };
const identities = pick(variant, 'id', 'productId', 'externalKey', 'sku');
const places = pick(variant, 'id', 'productId', 'optionKey', 'position', 'sku', 'scanCode', 'title', 'selectedOptions');

/** A variant of a product as an import finds it again. */
export type PlacedVariant = RowOf<typeof places>;
/** A variant as its codes find it. */
export type CodedVariant = RowOf<typeof codes>;

/** Variants of exactly these codes, with their products; barcodes in their 14-digit form. */
export function readVariantsByCode(
  db: Reader,
  scanCodes: readonly string[],
  skus: readonly string[],
): Promise<CodedVariant[]> {
  return db.query(sql`
    select ${select(codes)} from variant v join product p on ${p.id} = ${v.productId}
    where ${v.scanCode} = any(${scanCodes}::text[]) or ${v.sku} = any(${skus}::text[])`);
}

/** Variants whose codes or option values an import gives others, so that two may exchange them. */
export interface ReleasedVariants {
  /** Written again in the same batch. */
  readonly moved: readonly string[];
  /** Of other products of the file, or no longer in it, that lose a code to a row of the batch. */
  readonly robbed: readonly string[];
  /** No longer in the file, which gives their option values to another. */
  readonly displaced: readonly string[];
  /** Every code that the batch gives; barcodes in their 14-digit form. */
  readonly skus: readonly string[];
  readonly scanCodes: readonly string[];
}

export async function releaseVariants(tx: Tx, released: ReleasedVariants): Promise<void> {
  const { moved, robbed, displaced, skus, scanCodes } = released;
  const all = [...moved, ...robbed, ...displaced];
  if (all.length === 0) return;
  await tx.query(sql`
    with released as (
      update variant v set
        sku = case when v.id = any(${moved}::text[]) or v.sku = any(${skus}::text[]) then null else v.sku end,
        barcode = case when v.id = any(${moved}::text[]) or v.scan_code = any(${scanCodes}::text[]) then null else v.barcode end,
        option_key = case when v.id = any(${[...moved, ...displaced]}::text[]) then 'released ' || v.id
          else v.option_key end
      where ${v.id} = any(${all}::text[]) returning v.product_id)
    update product p set import_hash = null from released where p.id = released.product_id`);
}

/** Variants by their identity in an imported history, or by SKU. */
export function readVariantIdentities(
  db: Reader,
  externalKeys: readonly string[],
  skus: readonly string[],
): Promise<Array<RowOf<typeof identities>>> {
  return db.query(sql`
    select ${select(identities)} from variant
    where ${variant.externalKey} = any(${externalKeys}::text[]) or ${variant.sku} = any(${skus}::text[])`);
}

/** The variants of the products, in their order. */
export function readVariantsOf(tx: Tx, productIds: readonly string[]): Promise<PlacedVariant[]> {
  return tx.query(sql`
    select ${select(places)} from variant where ${variant.productId} = any(${productIds}::text[])
    order by ${variant.productId}, ${variant.position}, ${variant.id}`);
}

const ownFields = pick(
  variant,
  'id',
  'productId',
  'sku',
  'barcode',
  'title',
  'position',
  'kind',
  'selectedOptions',
  'optionKey',
  'priceMinor',
  'compareAtMinor',
  'costMinor',
  'currency',
  'taxRateBasisPoints',
  'externalKey',
);
type VariantRow = RowOf<typeof ownFields>;

/** A variant of a product, with its identity where it comes from an imported history. */
export interface VariantOf extends NewVariant {
  readonly productId: ProductId;
  readonly externalKey?: string | undefined;
}

function toRow({ price, compareAtPrice, unitCost, externalKey, ...own }: VariantOf): VariantRow {
  return {
    ...own,
    priceMinor: price?.minor ?? null,
    compareAtMinor: compareAtPrice?.minor ?? null,
    costMinor: unitCost?.minor ?? null,
    currency: (price ?? unitCost ?? compareAtPrice)?.currency ?? null,
    externalKey: externalKey ?? null,
  };
}

/** Adds variants; an external key that is there already is left as it is. */
export async function insertVariants(tx: Tx, variants: readonly VariantOf[], now: Date): Promise<void> {
  if (variants.length === 0) return;
  const r = recordset('r', ownFields, variants.map(toRow));
  const at = { createdAt: value(variant.createdAt, now), updatedAt: value(variant.updatedAt, now) };
  const insert = insertInto(variant, { ...r.columns, ...at }, sql`from ${r}`);
  await tx.query(sql`${insert} on conflict (external_key) do nothing`);
}

/** Overwrites what a file says of variants; the cost stays when the file does not say. */
export async function overwriteVariants(tx: Tx, variants: readonly VariantOf[], now: Date): Promise<void> {
  if (variants.length === 0) return;
  const written = pick(
    ownFields,
    'id',
    'sku',
    'barcode',
    'title',
    'selectedOptions',
    'optionKey',
    'priceMinor',
    'compareAtMinor',
    'costMinor',
    'currency',
  );
  const r = recordset('r', written, variants.map(toRow));
  const { id, costMinor, ...columns } = r.columns;
  const set = assignments(variant, {
    ...columns,
    costMinor: sql`coalesce(${costMinor}, case when ${v.currency} = ${columns.currency} then ${v.costMinor} end)`,
    updatedAt: now,
  });
  await tx.query(sql`update variant v set ${set} from ${r} where ${v.id} = ${id}`);
}

/** Change of a variant; a field that is absent stays, null clears what may be empty. */
export interface VariantChange {
  readonly sku?: string | null | undefined;
  readonly barcode?: string | null | undefined;
  readonly title?: string | undefined;
  readonly selectedOptions?: SelectedOptions | undefined;
  readonly optionKey?: string | undefined;
  readonly taxRateBasisPoints?: number | undefined;
  readonly price?: Money | null | undefined;
  readonly compareAtPrice?: Money | null | undefined;
  readonly unitCost?: Money | null | undefined;
}

/** Writes a change of a variant, whose amounts have one currency after it. */
export async function updateVariantRow(tx: Tx, before: Variant, change: VariantChange, now: Date): Promise<void> {
  const { price = before.price, compareAtPrice = before.compareAtPrice, unitCost = before.unitCost, ...own } = change;
  const amounts = {
    priceMinor: price?.minor ?? null,
    compareAtMinor: compareAtPrice?.minor ?? null,
    costMinor: unitCost?.minor ?? null,
    currency: (price ?? unitCost ?? compareAtPrice)?.currency ?? null,
  };
  const set = assignments(variant, { ...own, ...amounts, updatedAt: now });
  await tx.query(sql`update variant set ${set} where ${variant.id} = ${before.id}`);
}

const stateFields = pick(
  variant,
  'id',
  'sku',
  'barcode',
  'title',
  'selectedOptions',
  'optionKey',
  'priceMinor',
  'compareAtMinor',
  'costMinor',
  'currency',
);

/** Writes variants as they were; codes and option values may pass from one of them to another. */
export async function restoreVariants(tx: Tx, variants: readonly VariantState[], now: Date): Promise<void> {
  if (variants.length === 0) return;
  const ids = variants.map(({ id }) => id);
  await tx.query(sql`
    update variant v set sku = null, barcode = null, option_key = 'released ' || ${v.id}
    where ${v.id} = any(${ids}::text[])`);
  const r = recordset('r', stateFields, variants);
  const { id, ...columns } = r.columns;
  const set = assignments(variant, { ...columns, updatedAt: now });
  await tx.query(sql`update variant v set ${set} from ${r} where ${v.id} = ${id}`);
}
