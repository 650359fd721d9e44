import type { Database } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import { ingestBatch } from '../../prisma/generated/tables.ts';

/**
 * Batches not yet held by another segment become this segment's; answers those that are its own. Processes that claim
 * for one segment at once all get the same answer: the update waits for the other's row and answers it, where a read
 * beside the insert would not see it yet.
 */
export async function claimBatches(db: Database, segment: string, batchIds: readonly string[]): Promise<Set<string>> {
  // In one order, so that two segments which share batches do not wait for each other.
  const claimed = [...batchIds].sort().map((batchId) => ({ batchId, segment }));
  const rows = await db.query(sql`
    ${insertRows(ingestBatch, ['batchId', 'segment'], claimed)}
    on conflict (batch_id) do update set segment = excluded.segment where ingest_batch.segment = excluded.segment
    returning ${select(pick(ingestBatch, 'batchId'))}`);
  return new Set(rows.map((row) => row.batchId));
}

/** Frees the batches of an import, each known by its name and a digest of 32 digits, so that they may come in again. */
export async function forgetBatches(db: Database, name: string): Promise<void> {
  await db.query(sql`
    delete from ingest_batch
    where starts_with(batch_id, ${`${name}-`}) and length(batch_id) = ${name.length + 33} and batch_id ~ '-[0-9a-f]{32}$'`);
}
