import type { Tx } from '#kernel/database/database.ts';
import { joinSql, sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/events/outbox.ts';
import type { Money } from '#kernel/values/money.ts';
import type { Product, ProductOption, ProductStatus, SelectedOption, VariantKind } from '../model/product.ts';
import { readProducts } from './products.ts';

export interface NewProduct {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  readonly vendor: string | null;
  readonly productType: string | null;
  readonly category: string | null;
  readonly status: ProductStatus;
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
}

export interface NewVariant {
  readonly id: string;
  readonly sku: string | null;
  readonly gtin: string | null;
  readonly title: string;
  readonly position: number;
  readonly kind: VariantKind;
  readonly selectedOptions: readonly SelectedOption[];
  readonly optionKey: string;
  readonly price: Money | null;
  readonly compareAtPrice: Money | null;
  readonly unitCost: Money | null;
  readonly taxRateBasisPoints: number;
}

export interface NewMedia {
  readonly id: string;
  readonly url: string;
  readonly alt: string | null;
}

/** The product with its children, its row locked until the transaction ends; undefined when there is none. */
export async function lockProduct(tx: Tx, id: string): Promise<Product | undefined> {
  await tx.query(sql`select from product where id = ${id} for update`);
  const [product] = await readProducts(tx, [id]);
  return product;
}

export async function insertProduct(tx: Tx, product: NewProduct, now: Date): Promise<void> {
  const { id, handle, title, description, vendor, productType, category, status, tags, options } = product;
  await tx.query(sql`
    insert into product (id, handle, title, description, vendor, product_type, category, status, tags, options, created_at, updated_at)
    values (${id}, ${handle}, ${title}, ${description}, ${vendor}, ${productType}, ${category}, ${status},
      ${tags}::text[], ${JSON.stringify(options)}::jsonb, ${now}, ${now})`);
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

/** Appends media after those there are; an address that the product shows already is left as it is. */
export async function insertMedia(tx: Tx, productId: string, media: readonly NewMedia[]): Promise<void> {
  if (media.length === 0) return;
  await tx.query(sql`
    insert into media (id, product_id, url, alt, position)
    select r.id, ${productId}, r.url, r.alt,
      (select coalesce(max(position), 0) from media where product_id = ${productId}) + r.n
    from rows from (jsonb_to_recordset(${JSON.stringify(media)}::jsonb) as (id text, url text, alt text))
      with ordinality as r(id, url, alt, n)
    on conflict do nothing`);
}

/** New texts of a product; a field that is absent stays, null clears what may be empty. */
export interface ProductChange {
  readonly handle?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly vendor?: string | null | undefined;
  readonly productType?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly status?: ProductStatus | undefined;
  readonly options?: readonly ProductOption[] | undefined;
}

/** Writes the change and moves the product to its next version, which every change of its children needs too. */
export async function changeProduct(tx: Tx, id: string, change: ProductChange, now: Date): Promise<bigint> {
  const set = [sql`version = version + 1`, sql`updated_at = ${now}`];
  if (change.handle !== undefined) set.push(sql`handle = ${change.handle}`);
  if (change.title !== undefined) set.push(sql`title = ${change.title}`);
  if (change.description !== undefined) set.push(sql`description = ${change.description}`);
  if (change.vendor !== undefined) set.push(sql`vendor = ${change.vendor}`);
  if (change.productType !== undefined) set.push(sql`product_type = ${change.productType}`);
  if (change.category !== undefined) set.push(sql`category = ${change.category}`);
  if (change.tags !== undefined) set.push(sql`tags = ${change.tags}::text[]`);
  if (change.status !== undefined) set.push(sql`status = ${change.status}`);
  if (change.options !== undefined) set.push(sql`options = ${JSON.stringify(change.options)}::jsonb`);
  const [row] = await tx.query<{ version: bigint }>(sql`
    update product set ${joinSql(set)} where id = ${id} returning version`);
  return row?.version ?? 0n;
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
