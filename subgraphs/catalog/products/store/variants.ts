import type { Reader, Tx } from '#kernel/database/database.ts';
import { joinSql, sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { SelectedOption } from '../model/product.ts';
import type { NewVariant } from '../model/variant-draft.ts';

/** Variants of exactly these codes; barcodes in their 14-digit form. */
export function readVariantsByCode(
  db: Reader,
  gtins14: readonly string[],
  skus: readonly string[],
): Promise<Array<{ id: string; sku: string | null; gtin14: string | null }>> {
  return db.query(sql`
    select id, sku, gtin14 from variant
    where gtin14 = any(${gtins14}::text[]) or sku = any(${skus}::text[])`);
}

/** Variants by their identity in an imported history, or by SKU. */
export function readVariantIdentities(
  db: Reader,
  externalKeys: readonly string[],
  skus: readonly string[],
): Promise<Array<{ id: string; product_id: string; external_key: string | null; sku: string | null }>> {
  return db.query(sql`
    select id, product_id, external_key, sku from variant
    where external_key = any(${externalKeys}::text[]) or sku = any(${skus}::text[])`);
}

export interface KnownVariant {
  readonly id: string;
  readonly product_id: string;
  readonly option_key: string;
  readonly position: number;
}

export function readVariantsOf(tx: Tx, productIds: readonly string[]): Promise<KnownVariant[]> {
  return tx.query(sql`
    select id, product_id, option_key, position from variant where product_id = any(${productIds}::text[])
    order by product_id, position, id`);
}

export async function insertVariants(
  tx: Tx,
  productId: string,
  variants: readonly NewVariant[],
  now: Date,
): Promise<void> {
  if (variants.length === 0) return;
  const rows = variants.map((variant) => ({
    id: variant.id,
    sku: variant.sku,
    gtin: variant.gtin,
    title: variant.title,
    position: variant.position,
    kind: variant.kind,
    selected_options: variant.selectedOptions,
    option_key: variant.optionKey,
    price_minor: variant.price?.minor ?? null,
    compare_at_minor: variant.compareAtPrice?.minor ?? null,
    cost_minor: variant.unitCost?.minor ?? null,
    currency: (variant.price ?? variant.unitCost ?? variant.compareAtPrice)?.currency ?? null,
    tax_rate_basis_points: variant.taxRateBasisPoints,
  }));
  await tx.query(sql`
    insert into variant (id, product_id, sku, gtin, title, position, kind, selected_options, option_key, price_minor,
      compare_at_minor, cost_minor, currency, tax_rate_basis_points, created_at, updated_at)
    select id, ${productId}, sku, gtin, title, position, kind, selected_options, option_key, price_minor,
      compare_at_minor, cost_minor, currency, tax_rate_basis_points, ${now}, ${now}
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(id text, sku text, gtin text, title text, position int, kind text,
      selected_options jsonb, option_key text, price_minor bigint, compare_at_minor bigint, cost_minor bigint,
      currency char(3), tax_rate_basis_points int)`);
}

export async function updateVariantTexts(
  tx: Tx,
  id: string,
  change: { sku?: string | null | undefined; gtin?: string | null | undefined; title?: string | undefined },
  now: Date,
): Promise<void> {
  const set = [sql`updated_at = ${now}`];
  if (change.sku !== undefined) set.push(sql`sku = ${change.sku}`);
  if (change.gtin !== undefined) set.push(sql`gtin = ${change.gtin}`);
  if (change.title !== undefined) set.push(sql`title = ${change.title}`);
  await tx.query(sql`update variant set ${joinSql(set)} where id = ${id}`);
}

export interface VariantWrite {
  readonly id: string;
  readonly product_id: string;
  readonly sku: string | null;
  readonly gtin: string | null;
  readonly title: string;
  readonly position: number;
  readonly selected_options: readonly SelectedOption[];
  readonly option_key: string;
  readonly price_minor: bigint | null;
  readonly compare_at_minor: bigint | null;
  readonly cost_minor: bigint | null;
  readonly currency: string | null;
  readonly external_key: string | null;
}

const VARIANT_RECORD = sql`r(id text, product_id text, sku text, gtin text, title text, position int,
  selected_options jsonb, option_key text, price_minor bigint, compare_at_minor bigint, cost_minor bigint,
  currency char(3), external_key text)`;

/** Adds variants; an external key that is there already is left as it is. */
export async function insertVariantRows(tx: Tx, variants: readonly VariantWrite[], now: Date): Promise<void> {
  if (variants.length === 0) return;
  await tx.query(sql`
    insert into variant (id, product_id, sku, gtin, title, position, selected_options, option_key, price_minor,
      compare_at_minor, cost_minor, currency, external_key, created_at, updated_at)
    select id, product_id, sku, gtin, title, position, selected_options, option_key, price_minor, compare_at_minor,
      cost_minor, currency, external_key, ${now}, ${now}
    from jsonb_to_recordset(${toJson(variants)}::jsonb) as ${VARIANT_RECORD}
    on conflict (external_key) do nothing`);
}

/** Overwrites what a file says of variants; the cost stays when the file does not say. */
export async function overwriteVariants(tx: Tx, variants: readonly VariantWrite[], now: Date): Promise<void> {
  if (variants.length === 0) return;
  await tx.query(sql`
    update variant v set sku = r.sku, gtin = r.gtin, title = r.title, selected_options = r.selected_options,
      price_minor = r.price_minor, compare_at_minor = r.compare_at_minor,
      cost_minor = coalesce(r.cost_minor, case when v.currency = r.currency then v.cost_minor end),
      currency = r.currency, updated_at = ${now}
    from jsonb_to_recordset(${toJson(variants)}::jsonb) as ${VARIANT_RECORD} where v.id = r.id`);
}
