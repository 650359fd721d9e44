import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/** Batches not yet held by another segment become this segment's; answers those that are its own. */
export async function claimBatches(db: Database, segment: string, batchIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ batch_id: string }>(sql`
    with claimed as (
      insert into ingest_batch (batch_id, segment)
      select id, ${segment} from unnest(${batchIds}::text[]) as b(id)
      on conflict do nothing returning batch_id
    )
    select batch_id from claimed
    union
    select batch_id from ingest_batch where batch_id = any(${batchIds}::text[]) and segment = ${segment}`);
  return new Set(rows.map((row) => row.batch_id));
}
