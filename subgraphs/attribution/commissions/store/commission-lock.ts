import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/** Any number, the same in every process. */
const COMMISSION_LOCK = 7_262_044;

/**
 * One at a time computes commissions: an order and an interaction that come at once, each in its own transaction, would
 * not see each other.
 */
export async function lockCommissions(tx: Tx): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${COMMISSION_LOCK})`);
}
