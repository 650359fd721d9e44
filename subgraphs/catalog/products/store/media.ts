import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

export interface NewMedia {
  readonly id: string;
  readonly url: string;
  readonly alt: string | null;
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
