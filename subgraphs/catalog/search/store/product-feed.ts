import type { Reader } from '#kernel/database/database.ts';
import {
  bigint,
  boolean,
  integer,
  jsonAgg,
  jsonTuple,
  nullable,
  select,
  subquery,
  text,
} from '#kernel/database/select.ts';
import { type SqlQuery, sql, trustedSql } from '#kernel/database/sql.ts';
import { aliased, type Read } from '#kernel/database/table.ts';
import { channelListing, collectionProduct, product, variant } from '../../prisma/generated/tables.ts';
import type { IndexedProduct } from '../model/indexed-product.ts';

const p = aliased(product, 'p');
const v = aliased(variant, 'v');
const l = aliased(channelListing, 'l');
const cp = aliased(collectionProduct, 'cp');

/** Changed products whose rows the feed brings along; more of them are read in pages. */
const MAX_WHOLE = 100;
/** Events that the feed looks at in one statement: bounded, so that it always goes by the index of the log. */
const MAX_EVENTS = 5_000;

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

/** How far an index has come. */
export interface FeedPosition {
  /** PostgreSQL's snapshot: what it does not see is not in the index yet. */
  readonly snapshot: string;
  /** The log that the snapshot is of: another server, a restored database or a moved count of transactions is another. */
  readonly log: string;
}

/** Oid of the database: one that was dropped and made again is another. */
const logName = text(sql`passerelle_log_server() || '/' || passerelle_log_offset() || '/' ||
  (select oid from pg_database where datname = current_database())`);
const position = { snapshot: text(sql`pg_current_snapshot()`), log: logName };

/** What was committed since a position. */
export interface FeedDelta {
  readonly position: FeedPosition;
  /** False when the index stands where this log has never been: it is to be built again. */
  readonly isContinuous: boolean;
  readonly changedIds: readonly string[];
  /** The products of `changedIds` that there are, as of the position; undefined when there are too many at once. */
  readonly products: readonly IndexedProduct[] | undefined;
}

export async function readPosition(db: Reader): Promise<FeedPosition> {
  const [row] = await db.query(sql`select ${select(position)}`);
  return row as FeedPosition;
}

/**
 * Exactly the products with an event of this type that the snapshot of a position did not see and this one does, late
 * commits included and nothing twice: one statement, a few index pages while nothing has changed, however long the log.
 * A transaction's id in the log is the server's plus `passerelle_log_offset()`.
 */
export async function readDelta(db: Reader, since: FeedPosition, eventType: string): Promise<FeedDelta> {
  const bounded = await readChanges(db, since, eventType, sql`limit ${trustedSql(String(MAX_EVENTS + 1))}`);
  const row = bounded.events > MAX_EVENTS ? await readChanges(db, since, eventType, sql``) : bounded;
  const changedIds = row.ids ?? [];
  return {
    position: { snapshot: row.snapshot, log: row.log },
    isContinuous: row.log === since.log && !row.isAhead,
    changedIds,
    products: changedIds.length > MAX_WHOLE ? undefined : (row.products ?? []).map(toIndexed),
  };
}

async function readChanges(db: Reader, { snapshot }: FeedPosition, eventType: string, limit: SqlQuery) {
  const [row] = await db.query(sql`
    with fresh as (
      select aggregate_id, type from event_log
      where txid >= (select (pg_snapshot_xmin(${snapshot}::pg_snapshot)::text::bigint + passerelle_log_offset())::text::xid8)
        and not pg_visible_in_snapshot(
          (txid::text::bigint - passerelle_log_offset())::text::xid8, ${snapshot}::pg_snapshot)
      order by txid, seq ${limit}),
    changed as materialized (select distinct aggregate_id as id from fresh where type = ${eventType})
    select ${select({
      ...position,
      isAhead: boolean(sql`pg_snapshot_xmax(${snapshot}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())`),
      events: integer(sql`(select count(*) from fresh)`),
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
