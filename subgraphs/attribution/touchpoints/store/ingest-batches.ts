import type { Database } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import { ingestBatch } from '../../prisma/generated/tables.ts';

/** Batches not yet held by another segment become this segment's; answers those that are its own. */
export async function claimBatches(db: Database, segment: string, batchIds: readonly string[]): Promise<Set<string>> {
  const claimed = batchIds.map((batchId) => ({ batchId, segment }));
  const columns = select(pick(ingestBatch, 'batchId'));
  const rows = await db.query(sql`
    with claimed as (
      ${insertRows(ingestBatch, ['batchId', 'segment'], claimed)} on conflict do nothing returning batch_id
    )
    select ${columns} from claimed
    union
    select batch_id from ingest_batch
    where ${ingestBatch.batchId} = any(${batchIds}::text[]) and ${ingestBatch.segment} = ${segment}`);
  return new Set(rows.map((row) => row.batchId));
}
