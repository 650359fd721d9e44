import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/** Imports of products run one after the other: their batches would lock each other's rows in another order. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('catalog.import'))`);
}
