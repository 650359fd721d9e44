import type { Tx } from '#kernel/database/database.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type {
  ChangedProduct,
  NewProduct,
  Product,
  ProductOption,
  ProductRef,
  ProductStatus,
} from '../model/product.ts';
import { readProducts } from './products.ts';

/** Columns of `ChangedProduct`. */
const CHANGED = sql`p.id, p.version, p.status, p.category,
  array(select v.id from variant v where v.product_id = p.id order by v.position, v.id) as "variantIds"`;

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
export async function updateProductRow(tx: Tx, id: string, change: ProductChange, now: Date): Promise<bigint> {
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

/** Statement that moves the products of `ids`, a query of one column, to their next version; answers them as changed. */
export function moveToNextVersion(ids: SqlQuery, now: Date): SqlQuery {
  return sql`
    update product p set version = version + 1, updated_at = ${now}
    from (${ids}) as moved(id) where p.id = moved.id
    returning ${CHANGED}`;
}

/** A product that an import may change. */
export interface KnownProduct extends ProductRef {
  readonly handle: string;
  readonly import_hash: string | null;
  readonly options: ProductOption[];
  readonly category: string | null;
  readonly status: ProductStatus;
}

/** The products of the handles, their rows locked. */
export function lockProductsByHandle(tx: Tx, handles: readonly string[]): Promise<KnownProduct[]> {
  return tx.query(sql`
    select id, version, handle, import_hash, options, category, status from product
    where handle = any(${handles}::text[]) order by id for update`);
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

/** Products as their event tells of them. */
export function readChanged(tx: Tx, ids: readonly string[]): Promise<ChangedProduct[]> {
  return tx.query(sql`
    select ${CHANGED} from product p where p.id = any(${ids}::text[])`);
}
