import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/** Forgets from where sessions began to hold before a moment. */
export async function forgetAddresses(db: Database, before: Date): Promise<void> {
  await db.query(
    sql`update stock_hold set opened_from = null where opened_from is not null and created_at <= ${before}`,
  );
}
