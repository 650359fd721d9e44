import type { Database, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { isKey } from '#kernel/values/text.ts';
import type { CollectionId } from '../../../shared/ids.ts';
import { prismaOf } from '../../prisma/client.ts';
import type { ChangedProduct } from '../../products/model/product.ts';
import { moveToNextVersion } from '../../products/store/product-writes.ts';
import type { Collection } from '../model/collection.ts';

/** By title, one more than the limit. */
export async function readCollectionPage(db: Database, page: PageRequest): Promise<Collection[]> {
  const [title, id] = page.after ?? [];
  const rows = await prismaOf(db).collection.findMany({
    ...(title === undefined || id === undefined
      ? {}
      : { where: { OR: [{ title: { gt: title } }, { title, id: { gt: id } }] } }),
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
  });
  return rows.map(toCollection);
}

export function countCollections(db: Database): Promise<number> {
  return prismaOf(db).collection.count();
}

/** By id, in the order asked for; null where there is none. */
export async function readCollectionsById(db: Database, ids: readonly string[]): Promise<Array<Collection | null>> {
  const rows = await db.query<{ id: string; handle: string; title: string }>(sql`
    select id, handle, title from collection where id = any(${ids.filter(isKey)}::text[])`);
  const found = new Map(rows.map((row) => [row.id, toCollection(row)]));
  return ids.map((id) => found.get(id) ?? null);
}

function toCollection(row: { id: string; handle: string; title: string }): Collection {
  return { id: row.id as CollectionId, handle: row.handle, title: row.title };
}

export async function insertCollection(tx: Tx, collection: Collection, now: Date): Promise<void> {
  await tx.query(sql`
    insert into collection (id, handle, title, created_at)
    values (${collection.id}, ${collection.handle}, ${collection.title}, ${now})`);
}

/** Adds the products to the collections they are not in yet and moves each of them to its next version. */
export async function addToCollections(
  tx: Tx,
  collectionIds: readonly string[],
  productIds: readonly string[],
  now: Date,
): Promise<ChangedProduct[]> {
  return tx.query(sql`
    with added as (
      insert into collection_product (collection_id, product_id, added_at)
      select c.id, p.id, ${now} from collection c, product p
      where c.id = any(${collectionIds}::text[]) and p.id = any(${productIds}::text[]) order by p.id, c.id
      on conflict do nothing returning product_id)
    ${moveToNextVersion(sql`select distinct product_id from added`, now)}`);
}
