import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/** Handles are unique; an archived product keeps its own. */
export async function readIdOfHandle(db: Reader, handle: string): Promise<string | undefined> {
  const [row] = await db.query<{ id: string }>(sql`select id from product where handle = ${handle}`);
  return row?.id;
}

/** Variants of exactly these codes; barcodes in their 14-digit form. */
export function readVariantsByCode(
  db: Reader,
  gtins14: readonly string[],
  skus: readonly string[],
): Promise<Array<{ id: string; sku: string | null; gtin14: string | null }>> {
  return db.query(sql`
    select id, sku, gtin14 from variant
    where gtin14 = any(${gtins14}::text[]) or sku = any(${skus}::text[])`);
}

/** Variants by their identity in an imported history, or by SKU. */
export function readVariantIdentities(
  db: Reader,
  externalKeys: readonly string[],
  skus: readonly string[],
): Promise<Array<{ id: string; product_id: string; external_key: string | null; sku: string | null }>> {
  return db.query(sql`
    select id, product_id, external_key, sku from variant
    where external_key = any(${externalKeys}::text[]) or sku = any(${skus}::text[])`);
}
