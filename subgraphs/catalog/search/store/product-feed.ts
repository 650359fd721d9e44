import type { Reader } from '#kernel/database/database.ts';
import { bigint, integer, jsonAgg, jsonTuple, nullable, select, subquery, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, type Read } from '#kernel/database/table.ts';
import { channelListing, collectionProduct, product, variant } from '../../prisma/generated/tables.ts';
import {
  changeColumns,
  changedSince,
  type FeedPosition,
  isContinuous,
  MAX_EVENTS,
} from '../../products/store/change-feed.ts';
import type { IndexedProduct } from '../model/indexed-product.ts';

const p = aliased(product, 'p');
const v = aliased(variant, 'v');
const l = aliased(channelListing, 'l');
const cp = aliased(collectionProduct, 'cp');

/** Changed products whose rows the feed brings along; more of them are read in pages. */
const MAX_WHOLE = 100;

function epochUs(instant: SqlQuery) {
  return bigint(sql`extract(epoch from ${instant}) * 1000000`);
}

function epochMs(instant: SqlQuery) {
  return nullable(bigint(sql`floor(extract(epoch from ${instant}) * 1000)`));
}

const listings = subquery(
  jsonAgg(
    jsonTuple(text(sql`g.code`), bigint(sql`g.price`), nullable(bigint(sql`g.starts`)), nullable(bigint(sql`g.ends`))),
  ),
  sql`from (
    select ${l.channelCode} as code, min(${l.priceMinor}) as price, ${epochMs(l.publishFrom)} as starts, ${epochMs(l.publishTo)} as ends
    from variant v join channel_listing l on ${l.variantId} = ${v.id} and ${l.visible}
    where ${v.productId} = ${p.id} group by 1, 3, 4) as g`,
);
const indexed = jsonTuple(
  p.id,
  p.version,
  p.status,
  p.title,
  text(sql`left(${p.description}, 8000)`),
  p.vendor,
  p.productType,
  p.category,
  p.tags,
  subquery(jsonAgg(cp.collectionId), sql`from collection_product cp where ${cp.productId} = ${p.id}`),
  epochUs(p.createdAt),
  epochUs(p.updatedAt),
  listings,
);
type IndexedTuple = NonNullable<Read<ReturnType<typeof jsonAgg<Read<typeof indexed>>>>>[number];

function toIndexed(tuple: IndexedTuple): IndexedProduct {
  const [
    id,
    version,
    status,
    title,
    description,
    vendor,
    productType,
    category,
    tags,
    collections,
    created,
    updated,
    shown,
  ] = tuple;
  return {
    id,
    version,
    status,
    title,
    description,
    vendor,
    productType,
    category,
    tags,
    collectionIds: collections ?? [],
    createdAtUs: created,
    updatedAtUs: updated,
    listings: shown ?? [],
  };
}

/** What was committed since a position. */
export interface FeedDelta {
  readonly position: FeedPosition;
  /** False when the index stands where this log has never been: it is to be built again. */
  readonly isContinuous: boolean;
  readonly changedIds: readonly string[];
  /** The products of `changedIds` that there are, as of the position; undefined when there are too many at once. */
  readonly products: readonly IndexedProduct[] | undefined;
}

/** The products that have changed since a position, by one statement unless an import has changed very many. */
export async function readDelta(db: Reader, since: FeedPosition, eventType: string): Promise<FeedDelta> {
  const bounded = await readChanges(db, since, eventType, true);
  const row = bounded.events > MAX_EVENTS ? await readChanges(db, since, eventType, false) : bounded;
  const changedIds = row.ids ?? [];
  return {
    position: { snapshot: row.snapshot, log: row.log },
    isContinuous: isContinuous(since, row),
    changedIds,
    products: changedIds.length > MAX_WHOLE ? undefined : (row.products ?? []).map(toIndexed),
  };
}

async function readChanges(db: Reader, since: FeedPosition, eventType: string, isBounded: boolean) {
  const [row] = await db.query(sql`
    with ${changedSince(since, eventType, isBounded)}
    select ${select({
      ...changeColumns(since),
      ids: subquery(jsonAgg(text(sql`id`)), sql`from changed`),
      products: subquery(
        jsonAgg(indexed),
        // By an array, which always goes by the index of ids: to a join the planner would expect thousands of changes.
        sql`from product p where ${p.id} = any(array(
          select id from changed where (select count(*) from changed) <= ${MAX_WHOLE}))`,
      ),
    })}`);
  if (!row) throw new Error('the feed of changes answered nothing');
  return row;
}

/** Products by id; those that do not exist are left out. */
export async function readIndexedById(db: Reader, ids: readonly string[]): Promise<IndexedProduct[]> {
  const rows = await db.query(
    sql`select ${select({ product: indexed })} from product p where ${p.id} = any(${ids}::text[])`,
  );
  return rows.map((row) => toIndexed(row.product));
}

/** Products in the order of their ids, from behind one of them on. */
export async function readIndexedAfter(db: Reader, id: string, limit: number): Promise<IndexedProduct[]> {
  const rows = await db.query(sql`
    select ${select({ product: indexed })} from product p where ${p.id} > ${id} order by ${p.id} limit ${limit}`);
  return rows.map((row) => toIndexed(row.product));
}

/** Products and the sum of their versions: another for an index that missed anything. */
export async function readFigures(db: Reader): Promise<{ readonly count: number; readonly versions: number }> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`), versions: bigint(sql`coalesce(sum(${p.version}), 0)`) })} from product p`);
  return { count: row?.count ?? 0, versions: Number(row?.versions ?? 0n) };
}
