import type { Tx } from '#kernel/database/database.ts';
import { json, jsonAgg, jsonObject, nullable, select, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { assignments, insertInto, insertRow, recordset, value } from '#kernel/database/write.ts';
import type { ProductId } from '../../../shared/ids.ts';
import { product, variant } from '../../prisma/generated/tables.ts';
import type {
  ChangedProduct,
  ChangedVariant,
  NewProduct,
  Product,
  ProductOption,
  ProductStatus,
} from '../model/product.ts';
import { TEXT_FIELDS, type TextChange } from '../model/product-input.ts';
import { readProducts } from './products.ts';

const p = aliased(product, 'p');
const v = aliased(variant, 'v');

const ofVariant = jsonObject({
  variantId: v.id,
  sku: v.sku,
  priceMinor: nullable(text(sql`${v.priceMinor}`)),
  compareAtMinor: nullable(text(sql`${v.compareAtMinor}`)),
  costMinor: nullable(text(sql`${v.costMinor}`)),
  currency: v.currency,
});
const changed = select({
  ...pick(p, 'id', 'version', 'status', 'category'),
  variants: json<readonly ChangedVariant[]>(
    sql`coalesce((select ${jsonAgg(ofVariant, sql`${v.position}, ${v.id}`)} from variant v
      where ${v.productId} = ${p.id}), '[]')`,
  ),
});

/** The product with its children, its row locked until the transaction ends; undefined when there is none. */
export async function lockProduct(tx: Tx, id: string): Promise<Product | undefined> {
  await tx.query(sql`select from product where ${product.id} = ${id} for update`);
  const [found] = await readProducts(tx, [id]);
  return found;
}

/** @returns false when another has its handle. */
export async function insertProduct(tx: Tx, row: NewProduct, now: Date): Promise<boolean> {
  const insert = insertRow(product, { ...row, importHash: null, createdAt: now, updatedAt: now });
  const added = await tx.query(sql`${insert} on conflict (handle) do nothing returning ${select(pick(product, 'id'))}`);
  return added.length > 0;
}

/** New texts, status or options of a product; a field that is absent stays as it is. */
export interface ProductChange extends TextChange {
  readonly status?: ProductStatus | undefined;
  readonly options?: readonly ProductOption[] | undefined;
}

/**
 * Writes the change and moves the product to its next version, which every change of its children needs too.
 * @returns the product as its event describes it.
 */
export async function updateProductRow(
  tx: Tx,
  id: string,
  change: ProductChange,
  now: Date,
): Promise<ChangedProduct | undefined> {
  const set = assignments(product, { ...change, version: sql`p.version + 1`, updatedAt: now });
  const [row] = await tx.query(sql`update product p set ${set} where ${p.id} = ${id} returning ${changed}`);
  return row;
}

/** Statement that moves the products of `ids`, a query of one column, to their next version; answers them as changed. */
export function moveToNextVersion(ids: SqlQuery, now: Date): SqlQuery<ChangedProduct> {
  const set = assignments(product, { version: sql`p.version + 1`, updatedAt: now });
  return sql`update product p set ${set} from (${ids}) as moved(id) where ${p.id} = moved.id returning ${changed}`;
}

/** Products as their events describe them. */
export function readChanged(tx: Tx, ids: readonly string[]): Promise<ChangedProduct[]> {
  return tx.query(sql`select ${changed} from product p where ${p.id} = any(${ids}::text[])`);
}

/** A product as an import writes it, with the hash of what the file says. */
export interface ImportedRow extends NewProduct {
  readonly importHash: string | null;
}

const imported = pick(product, 'id', 'status', 'options', 'importHash', ...TEXT_FIELDS);
const known = { ...pick(product, 'version'), ...imported };

/** A product that an import may change. */
export type KnownProduct = { readonly [Key in keyof typeof known]: Read<(typeof known)[Key]> };

/** The products of the handles, their rows locked. */
export function lockProductsByHandle(tx: Tx, handles: readonly string[]): Promise<KnownProduct[]> {
  return tx.query(sql`
    select ${select(known)} from product
    where ${product.handle} = any(${handles}::text[]) order by ${product.id} for update`);
}

/** Products by id, their rows locked. */
export function lockProductsById(tx: Tx, ids: readonly string[]): Promise<KnownProduct[]> {
  return tx.query(sql`
    select ${select(known)} from product where ${product.id} = any(${ids}::text[]) order by ${product.id} for update`);
}

/** Locks the products of the handles and of the ids, all of them in one order. @returns their ids */
export async function lockProducts(
  tx: Tx,
  { handles, ids }: { readonly handles: readonly string[]; readonly ids: readonly string[] },
): Promise<ProductId[]> {
  const locked = await tx.query(sql`
    select ${select(pick(product, 'id'))} from product
    where ${product.handle} = any(${handles}::text[]) or ${product.id} = any(${ids}::text[])
    order by ${product.id} for update`);
  return locked.map(({ id }) => id);
}

/** Products of imports that are on sale or may be, and none of these handles; their rows locked. */
export function lockMissing(tx: Tx, handles: readonly string[]): Promise<Array<{ id: ProductId; title: string }>> {
  return tx.query(sql`
    select ${select(pick(p, 'id', 'title'))} from product p
    where ${p.importHash} is not null and ${p.status} <> 'ARCHIVED'
      and not exists (select from unnest(${handles}::text[]) as named(handle) where named.handle = ${p.handle})
    order by ${p.id} for update of p`);
}

/** Archives products of an import; a file that has one again writes it again. */
export async function archiveImported(tx: Tx, ids: readonly ProductId[], now: Date): Promise<void> {
  const archived = { status: 'ARCHIVED', importHash: null, version: sql`version + 1`, updatedAt: now } as const;
  await tx.query(sql`
    update product set ${assignments(product, archived)} where ${product.id} = any(${ids}::text[])`);
}

/** Adds products; a handle that is there already is left as it is. */
export async function insertProducts(tx: Tx, rows: readonly ImportedRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const r = recordset('r', imported, rows);
  const at = { createdAt: value(product.createdAt, now), updatedAt: value(product.updatedAt, now) };
  await tx.query(sql`${insertInto(product, { ...r.columns, ...at }, sql`from ${r}`)} on conflict (handle) do nothing`);
}

/** Overwrites products by id and moves each to its next version. */
export async function overwriteProducts(tx: Tx, rows: readonly ImportedRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const r = recordset('r', imported, rows);
  const { id, ...columns } = r.columns;
  const set = assignments(product, { ...columns, version: sql`p.version + 1`, updatedAt: now });
  await tx.query(sql`update product p set ${set} from ${r} where ${p.id} = ${id}`);
}

/** Moves products to their next version with more options, their texts as they are: an import only added variants. */
export async function extendProducts(
  tx: Tx,
  rows: ReadonlyArray<{ readonly id: ProductId; readonly options: readonly ProductOption[] }>,
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const r = recordset('r', pick(product, 'id', 'options'), rows);
  const set = assignments(product, { options: r.columns.options, version: sql`p.version + 1`, updatedAt: now });
  await tx.query(sql`update product p set ${set} from ${r} where ${p.id} = ${r.columns.id}`);
}
