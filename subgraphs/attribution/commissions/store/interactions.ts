import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertRows } from '#kernel/database/write.ts';
import { commissionInteraction } from '../../prisma/generated/tables.ts';
import type { RecordedInteraction } from '../model/read-events.ts';

const KEYS = ['id', 'customerId', 'staffId', 'locationId', 'kind', 'occurredAt'] as const;

/** Keeps interactions, each once. */
export async function insertInteractions(tx: Tx, interactions: readonly RecordedInteraction[]): Promise<void> {
  await tx.query(sql`${insertRows(commissionInteraction, KEYS, interactions)} on conflict (id) do nothing`);
}
