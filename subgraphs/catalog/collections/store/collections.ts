import type { Database, Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql, withTables } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, insertRow, value } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { isKey } from '#kernel/values/text.ts';
import type { CollectionId, ProductId } from '../../../shared/ids.ts';
import { prismaOf } from '../../prisma/client.ts';
import { collection, collectionProduct, product } from '../../prisma/generated/tables.ts';
import type { ChangedProduct } from '../../products/model/product.ts';
import { moveToNextVersion } from '../../products/store/product-writes.ts';
import type { Collection } from '../model/collection.ts';

const c = aliased(collection, 'c');
const p = aliased(product, 'p');

const columns = select(pick(collection, 'id', 'handle', 'title', 'version'));

/** Rows on one side of a cursor's row, in the order of the titles. */
function beyond(cursor: readonly string[] | undefined, side: 'gt' | 'lt') {
  const [title, id] = cursor ?? [];
  if (title === undefined || id === undefined) return {};
  return { OR: [{ title: { [side]: title } }, { title, id: { [side]: id } }] };
}

/** By title, one more than the limit; from the end when the page is read backwards. */
export async function readCollectionPage(db: Database, page: PageRequest): Promise<Collection[]> {
  const direction = page.isBackward === true ? 'desc' : 'asc';
  const rows = await prismaOf(db).collection.findMany({
    where: { AND: [beyond(page.after, 'gt'), beyond(page.before, 'lt')] },
    orderBy: [{ title: direction }, { id: direction }],
    take: page.limit + 1,
  });
  return rows.map(({ id, handle, title, version }) => ({ id: id as CollectionId, handle, title, version }));
}

export function countCollections(db: Database): Promise<number> {
  return prismaOf(db).collection.count();
}

/** By id, in the order asked for; null where there is none. */
export async function readCollectionsById(db: Reader, ids: readonly string[]): Promise<Array<Collection | null>> {
  const rows = await db.query(
    sql`select ${columns} from collection where ${collection.id} = any(${ids.filter(isKey)}::text[])`,
  );
  const found = new Map<string, Collection>(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}

export async function readCollectionByHandle(db: Database, handle: string): Promise<Collection | null> {
  const [row] = await db.query(sql`select ${columns} from collection where ${collection.handle} = ${handle}`);
  return row ?? null;
}

/** @returns false when another has its handle. */
export async function insertCollection(tx: Tx, row: Collection, now: Date): Promise<boolean> {
  const insert = insertRow(collection, { ...row, createdAt: now });
  const added = await tx.query(
    sql`${insert} on conflict (handle) do nothing returning ${select(pick(collection, 'id'))}`,
  );
  return added.length > 0;
}

/** @returns the version that it has now; undefined when there is none. */
export async function updateCollectionRow(
  tx: Tx,
  id: string,
  change: { readonly title?: string | undefined; readonly handle?: string | undefined },
): Promise<number | undefined> {
  const set = assignments(collection, { ...change, version: sql`version + 1` });
  const [changed] = await tx.query(
    sql`update collection set ${set} where ${collection.id} = ${id} returning ${select(pick(collection, 'version'))}`,
  );
  return changed?.version;
}

/** Adds the products to the collections they are not in yet and moves each of them to its next version. */
export async function addToCollections(
  tx: Tx,
  collectionIds: readonly string[],
  productIds: readonly string[],
  now: Date,
): Promise<ChangedProduct[]> {
  const fields = { collectionId: c.id, productId: p.id, addedAt: value(collectionProduct.addedAt, now) };
  const from = sql`from collection c, product p
    where ${c.id} = any(${collectionIds}::text[]) and ${p.id} = any(${productIds}::text[]) order by ${p.id}, ${c.id}`;
  const added = sql`added as (
      ${insertInto(collectionProduct, fields, from)} on conflict do nothing returning ${collectionProduct.productId})`;
  return tx.query(withTables(added, moveToNextVersion(sql`select distinct product_id from added`, now)));
}

/** Takes the products out of the collections they are in and moves each of them to its next version. */
export async function removeFromCollections(
  tx: Tx,
  collectionIds: readonly string[],
  productIds: readonly string[],
  now: Date,
): Promise<ChangedProduct[]> {
  const removed = sql`removed as (
      delete from collection_product where ${collectionProduct.collectionId} = any(${collectionIds}::text[])
        and ${collectionProduct.productId} = any(${productIds}::text[]) returning ${collectionProduct.productId})`;
  return tx.query(withTables(removed, moveToNextVersion(sql`select distinct product_id from removed`, now)));
}

/** Makes these the collections of a product, whose version the caller moves. */
export async function replaceCollections(
  tx: Tx,
  productId: ProductId,
  collectionIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.query(sql`
    delete from collection_product where ${collectionProduct.productId} = ${productId}
      and not ${collectionProduct.collectionId} = any(${collectionIds}::text[])`);
  const fields = {
    collectionId: c.id,
    productId: value(collectionProduct.productId, productId),
    addedAt: value(collectionProduct.addedAt, now),
  };
  const from = sql`from collection c where ${c.id} = any(${collectionIds}::text[]) order by ${c.id}`;
  await tx.query(sql`${insertInto(collectionProduct, fields, from)} on conflict do nothing`);
}
