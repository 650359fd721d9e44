import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/** Checkouts whose holds, of points or cards, are still open and were made before `before`. */
export async function readOldHolds(db: Reader, before: Date, limit: number): Promise<string[]> {
  const rows = await db.query<{ checkout_id: string }>(sql`
    select checkout_id from points_hold where status = 'HELD' and created_at < ${before}
    union select checkout_id from gift_card_hold where status = 'HELD' and created_at < ${before} limit ${limit}`);
  return rows.map((row) => row.checkout_id);
}
