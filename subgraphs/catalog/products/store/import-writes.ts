import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/events/outbox.ts';
import type { ProductOption, ProductStatus, SelectedOption } from '../model/product.ts';
import type { ProductRef } from './product-cache.ts';

/** A product that an import may change. */
export interface KnownProduct extends ProductRef {
  readonly handle: string;
  readonly import_hash: string | null;
  readonly options: ProductOption[];
  readonly category: string | null;
  readonly status: ProductStatus;
}

/** Imports of products run one after the other: their batches would lock each other's rows in another order. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('catalog.import'))`);
}

/** The products of the handles, their rows locked. */
export function lockProductsByHandle(tx: Tx, handles: readonly string[]): Promise<KnownProduct[]> {
  return tx.query(sql`
    select id, version, handle, import_hash, options, category, status from product
    where handle = any(${handles}::text[]) order by id for update`);
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

export interface ProductWrite {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  readonly vendor: string | null;
  readonly product_type: string | null;
  readonly category: string | null;
  readonly status: ProductStatus;
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
  readonly import_hash: string | null;
}

const PRODUCT_RECORD = sql`r(id text, handle text, title text, description text, vendor text, product_type text,
  category text, status text, tags text[], options jsonb, import_hash text)`;

/** Adds products; a handle that is there already is left as it is. */
export async function insertProducts(tx: Tx, products: readonly ProductWrite[], now: Date): Promise<void> {
  if (products.length === 0) return;
  await tx.query(sql`
    insert into product (id, handle, title, description, vendor, product_type, category, status, tags, options,
      import_hash, created_at, updated_at)
    select id, handle, title, description, vendor, product_type, category, status, tags, options, import_hash, ${now}, ${now}
    from jsonb_to_recordset(${toJson(products)}::jsonb) as ${PRODUCT_RECORD}
    on conflict (handle) do nothing`);
}

/** Overwrites products by id and moves each to its next version. */
export async function overwriteProducts(tx: Tx, products: readonly ProductWrite[], now: Date): Promise<void> {
  if (products.length === 0) return;
  await tx.query(sql`
    update product p set title = r.title, description = r.description, vendor = r.vendor, product_type = r.product_type,
      category = r.category, status = r.status, tags = r.tags, options = r.options, import_hash = r.import_hash,
      version = version + 1, updated_at = ${now}
    from jsonb_to_recordset(${toJson(products)}::jsonb) as ${PRODUCT_RECORD} where p.id = r.id`);
}

/** Moves products to their next version with more options, their texts as they are: an import only added variants. */
export async function extendProducts(
  tx: Tx,
  products: ReadonlyArray<{ id: string; options: readonly ProductOption[] }>,
  now: Date,
): Promise<void> {
  if (products.length === 0) return;
  await tx.query(sql`
    update product p set options = r.options, version = version + 1, updated_at = ${now}
    from jsonb_to_recordset(${toJson(products)}::jsonb) as r(id text, options jsonb) where p.id = r.id`);
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

/** Lists the variants at their own price in every channel of their currency; a price that is there is replaced. */
export async function listAtOwnPrice(
  tx: Tx,
  variantIds: readonly string[],
  channels: readonly string[],
  now: Date,
): Promise<void> {
  if (variantIds.length === 0 || channels.length === 0) return;
  await tx.query(sql`
    insert into channel_listing (variant_id, channel_code, visible, price_minor, compare_at_minor, currency, updated_at)
    select v.id, c.code, true, v.price_minor, v.compare_at_minor, v.currency, ${now}
    from variant v join channel c on c.currency_code = v.currency
    where v.id = any(${variantIds}::text[]) and c.code = any(${channels}::text[])
    order by v.id, c.code
    on conflict (variant_id, channel_code) do update set price_minor = excluded.price_minor,
      compare_at_minor = excluded.compare_at_minor, currency = excluded.currency, updated_at = excluded.updated_at`);
}

/** Adds pictures after those a product has; an address it shows already is left as it is. */
export async function insertMediaRows(
  tx: Tx,
  media: ReadonlyArray<{ id: string; product_id: string; url: string; alt: string | null; position: number }>,
): Promise<void> {
  if (media.length === 0) return;
  await tx.query(sql`
    insert into media (id, product_id, url, alt, position)
    select r.id, r.product_id, r.url, r.alt, r.position + coalesce(known.last, 0)
    from jsonb_to_recordset(${JSON.stringify(media)}::jsonb) as r(id text, product_id text, url text, alt text, position int)
    cross join lateral (select max(m.position) as last from media m where m.product_id = r.product_id) known
    on conflict do nothing`);
}

/** Products as their event tells of them. */
export function readChanged(
  tx: Tx,
  ids: readonly string[],
): Promise<Array<ProductRef & { status: ProductStatus; category: string | null; variantIds: string[] }>> {
  return tx.query(sql`
    select p.id, p.version, p.status, p.category,
      array(select v.id from variant v where v.product_id = p.id order by v.position, v.id) as "variantIds"
    from product p where p.id = any(${ids}::text[])`);
}
