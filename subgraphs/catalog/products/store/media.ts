import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick, type RowOf } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { MediaId, ProductId } from '../../../shared/ids.ts';
import { media } from '../../prisma/generated/tables.ts';

const m = aliased(media, 'm');

export interface NewMedia {
  readonly id: MediaId;
  readonly productId: ProductId;
  readonly url: string;
  readonly alt: string | null;
  /** Place among the media that are added with it, from 1. */
  readonly position: number;
}

/** Adds media after those that a product has; an address that it shows already is left as it is. */
export async function insertMedia(tx: Tx, rows: readonly NewMedia[]): Promise<void> {
  if (rows.length === 0) return;
  const r = recordset('r', pick(media, 'id', 'productId', 'url', 'alt', 'position'), rows);
  const position = sql`${r.columns.position} + coalesce(known.last, 0)`;
  const from = sql`from ${r} cross join lateral (
    select max(${m.position}) as last from media m where ${m.productId} = ${r.columns.productId}) known`;
  await tx.query(sql`${insertInto(media, { ...r.columns, position }, from)} on conflict do nothing`);
}

/** Makes these the pictures of a product, in their order; one that it has already keeps its id. */
export async function replaceMedia(
  tx: Tx,
  productId: ProductId,
  pictures: ReadonlyArray<Pick<NewMedia, 'url' | 'alt'>>,
): Promise<void> {
  const urls = pictures.map(({ url }) => url);
  await tx.query(sql`
    delete from media where ${media.productId} = ${productId} and not ${media.url} = any(${urls}::text[])`);
  const rows = [...new Map(pictures.map((one) => [one.url, one])).values()].map((one, index) => ({
    ...one,
    id: newId('med'),
    productId,
    position: index + 1,
  }));
  if (rows.length === 0) return;
  const r = recordset('r', pick(media, 'id', 'productId', 'url', 'alt', 'position'), rows);
  const set = assignments(media, pick(aliased(media, 'excluded'), 'alt', 'position'));
  await tx.query(
    sql`${insertInto(media, r.columns, sql`from ${r}`)} on conflict (product_id, url) do update set ${set}`,
  );
}

const owned = pick(media, 'id', 'productId');

/** The products that the pictures are of. */
export function readMediaOwners(db: Reader, ids: readonly string[]): Promise<Array<RowOf<typeof owned>>> {
  return db.query(sql`select ${select(owned)} from media where ${media.id} = any(${ids}::text[])`);
}

/** Removes pictures that products did not have before. */
export async function removeMedia(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(sql`delete from media where ${media.id} = any(${ids}::text[])`);
}
