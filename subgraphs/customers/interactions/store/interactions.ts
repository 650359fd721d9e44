import type { Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { InteractionId } from '../../../shared/ids.ts';
import { interaction } from '../../prisma/generated/tables.ts';
import type { Interaction } from '../model/interaction.ts';

/** @returns the ids of those that were not there before. */
export async function insertInteractions(tx: Tx, interactions: readonly Interaction[]): Promise<InteractionId[]> {
  const keys = [
    'id',
    'customerId',
    'staffId',
    'locationId',
    'kind',
    'variantIds',
    'note',
    'sentiment',
    'occurredAt',
  ] as const;
  const rows = interactions.map(({ interactionId, ...one }) => ({ ...one, id: interactionId }));
  const inserted = await tx.query(sql`
    ${insertRows(interaction, keys, rows)} on conflict (id) do nothing returning ${select({ id: interaction.id })}`);
  return inserted.map((row) => row.id);
}
