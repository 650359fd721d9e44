import type { Tx } from '#kernel/database/database.ts';
import { json, jsonAgg, jsonObject, nullable, select, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick, type Read } from '#kernel/database/table.ts';
import { recordset } from '#kernel/database/write.ts';
import type { ProductId } from '../../../shared/ids.ts';
import { channelListing, importedProduct, media, product, variant } from '../../prisma/generated/tables.ts';
import { TEXT_FIELDS } from '../../products/model/product-input.ts';
import type { ProductImage } from '../model/product-image.ts';

const p = aliased(product, 'p');
const v = aliased(variant, 'v');
const l = aliased(channelListing, 'l');
const m = aliased(media, 'm');
const i = aliased(importedProduct, 'i');

const VARIANT_FIELDS = [
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
] as const;
const LISTING_FIELDS = [
  'variantId',
  'channelCode',
  'visible',
  'priceMinor',
  'compareAtMinor',
  'currency',
  'publishFrom',
  'publishTo',
] as const;

const variants = subquery(
  jsonAgg(jsonObject(pick(v, ...VARIANT_FIELDS)), sql`${v.id}`),
  sql`from variant v where ${v.productId} = ${p.id}`,
);
const listings = subquery(
  jsonAgg(jsonObject(pick(l, ...LISTING_FIELDS)), sql`${l.variantId}, ${l.channelCode}`),
  sql`from variant v join channel_listing l on ${l.variantId} = ${v.id} where ${v.productId} = ${p.id}`,
);
const pictures = subquery(
  jsonAgg(jsonObject(pick(m, 'id', 'url', 'alt')), sql`${m.id}`),
  sql`from media m where ${m.productId} = ${p.id}`,
);
/** A product as it stands, its children with it. */
const image = json<ProductImage>(sql`jsonb_build_object(
  'fields', ${jsonObject(pick(p, ...TEXT_FIELDS, 'status', 'options'))}, 'importHash', ${p.importHash},
  'variants', coalesce(${variants}, '[]'), 'listings', coalesce(${listings}, '[]'), 'media', coalesce(${pictures}, '[]'))`);

/** Keeps what products are before an import writes them; of one that the import has written already, what it was first. */
export async function keepBefore(tx: Tx, runId: number, ids: readonly ProductId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(sql`
    insert into imported_product (run_id, product_id, before_version, version, before)
    select ${runId}::int, ${p.id}, ${p.version}, ${p.version}, ${image} from product p where ${p.id} = any(${ids}::text[])
    on conflict (run_id, product_id) do nothing`);
}

/** Keeps what an import made of products that were there, and which it made. */
export async function keepAfter(
  tx: Tx,
  runId: number,
  { changed, created }: { readonly changed: readonly ProductId[]; readonly created: readonly ProductId[] },
): Promise<void> {
  if (created.length > 0) {
    await tx.query(sql`
      insert into imported_product (run_id, product_id, version)
      select ${runId}::int, ${p.id}, ${p.version} from product p where ${p.id} = any(${created}::text[])
      on conflict (run_id, product_id) do nothing`);
  }
  if (changed.length > 0) {
    await tx.query(sql`
      update imported_product i set version = ${p.version}, seq = default, taken_back_at = null, kept = false,
        after = case when ${i.before} is null then null else ${image} end
      from product p
      where ${i.runId} = ${runId} and ${i.productId} = ${p.id} and ${p.id} = any(${changed}::text[])`);
  }
}

const written = {
  ...pick(i, 'productId', 'beforeVersion', 'version', 'before', 'after'),
  handle: p.handle,
  /** The last import that wrote the product later and that is not taken back. */
  laterRun: nullable(
    subquery(
      pick(aliased(importedProduct, 'o'), 'runId').runId,
      sql`from imported_product o where o.product_id = ${i.productId} and o.run_id <> ${i.runId}
        and o.seq > ${i.seq} and o.taken_back_at is null order by o.seq desc limit 1`,
    ),
  ),
};

/** A product that an import wrote and that is not taken back, or not wholly. */
export type WrittenProduct = { readonly [Key in keyof typeof written]: Read<(typeof written)[Key]> };

/** Products of an import that are to be taken back, after one by id. */
export function readWritten(
  tx: Tx,
  { runId, after, limit }: { readonly runId: number; readonly after: string; readonly limit: number },
): Promise<WrittenProduct[]> {
  return tx.query(sql`
    select ${select(written)} from imported_product i join product p on ${p.id} = ${i.productId}
    where ${i.runId} = ${runId} and ${i.productId} > ${after} and (${i.takenBackAt} is null or ${i.kept})
    order by ${i.productId} limit ${limit}`);
}

/** Those of the products that an import wrote and that are not taken back. */
export function readWrittenOf(tx: Tx, runId: number, ids: readonly string[]): Promise<WrittenProduct[]> {
  return tx.query(sql`
    select ${select(written)} from imported_product i join product p on ${p.id} = ${i.productId}
    where ${i.runId} = ${runId} and ${i.productId} = any(${ids}::text[]) and ${i.takenBackAt} is null
    order by ${i.productId}`);
}

const standing = { ...pick(p, 'id', 'version'), image };
/** A product as it stands. */
export type StandingProduct = { readonly [Key in keyof typeof standing]: Read<(typeof standing)[Key]> };

/** The products as they stand, their rows locked. */
export async function lockImages(tx: Tx, ids: readonly string[]): Promise<StandingProduct[]> {
  await tx.query(sql`select from product p where ${p.id} = any(${ids}::text[]) order by ${p.id} for update`);
  return tx.query(sql`select ${select(standing)} from product p where ${p.id} = any(${ids}::text[])`);
}

/** The result of taking a product back. */
export interface TakenBackProduct {
  readonly productId: ProductId;
  /** Whether something of it was kept. */
  readonly kept: boolean;
  /** Whether nobody had changed it since the import. */
  readonly isUntouched: boolean;
}

const outcome = { ...pick(importedProduct, 'productId', 'kept'), isUntouched: importedProduct.kept };

/**
 * Marks products of an import as taken back. One that nobody had changed is again what an earlier import left, which can
 * be taken back in turn.
 */
export async function markProducts(
  tx: Tx,
  runId: number,
  products: readonly TakenBackProduct[],
  at: Date,
): Promise<void> {
  if (products.length === 0) return;
  const r = recordset('r', outcome, products);
  await tx.query(sql`
    update imported_product i set version = ${p.version}
    from ${r} join imported_product mine on mine.product_id = ${r.columns.productId} and mine.run_id = ${runId}
      join product p on ${p.id} = ${r.columns.productId}
    where ${r.columns.isUntouched} and ${i.productId} = mine.product_id and ${i.runId} <> ${runId}
      and ${i.takenBackAt} is null and ${i.version} = mine.before_version`);
  await tx.query(sql`
    update imported_product i set taken_back_at = ${at}, kept = ${r.columns.kept}
    from ${r} where ${i.runId} = ${runId} and ${i.productId} = ${r.columns.productId}`);
}

/**
 * Those of the variants that an import made which was taken back, and that are on sale nowhere: a file may give their
 * codes to others.
 */
export async function readFreed(tx: Tx, variantIds: readonly string[]): Promise<string[]> {
  if (variantIds.length === 0) return [];
  const named = sql`jsonb_build_object('variants', jsonb_build_array(jsonb_build_object('id', ${v.id})))`;
  const rows = await tx.query(sql`
    select ${select(pick(v, 'id'))} from variant v join product p on ${p.id} = ${v.productId}
    cross join lateral (
      select ${select(pick(i, 'before', 'after', 'takenBackAt', 'kept'))} from imported_product i
      where ${i.productId} = ${p.id} order by ${i.seq} desc limit 1) last
    where ${v.id} = any(${variantIds}::text[]) and last."takenBackAt" is not null and not last.kept
      and not exists (select from channel_listing l where ${l.variantId} = ${v.id} and ${l.visible})
      and case when last.before is null then ${p.status} = 'ARCHIVED'
        else last.after @> ${named} and not last.before @> ${named} end`);
  return rows.map(({ id }) => id);
}
