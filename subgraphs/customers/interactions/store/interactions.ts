import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Interaction } from '../model/interaction.ts';

/** @returns the ids of those that were not there before. */
export async function insertInteractions(tx: Tx, interactions: readonly Interaction[]): Promise<string[]> {
  const rows = interactions.map((one) => ({
    id: one.interactionId,
    customer_id: one.customerId,
    staff_id: one.staffId,
    location_id: one.locationId,
    kind: one.kind,
    variant_ids: one.variantIds,
    note: one.note,
    sentiment: one.sentiment,
    occurred_at: one.occurredAt,
  }));
  const inserted = await tx.query<{ id: string }>(sql`
    insert into interaction (id, customer_id, staff_id, location_id, kind, variant_ids, note, sentiment, occurred_at)
    select id, customer_id, staff_id, location_id, kind, variant_ids, note, sentiment, occurred_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, customer_id text, staff_id text, location_id text,
      kind text, variant_ids text[], note text, sentiment smallint, occurred_at timestamptz)
    on conflict (id) do nothing returning id`);
  return inserted.map((row) => row.id);
}
