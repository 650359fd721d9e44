import { createHash } from 'node:crypto';
import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { InteractionId } from '../../shared/ids.ts';
import type { CustomersDeps } from '../deps.ts';
import { insertTimelineEntries } from '../timeline/store/timeline-entries.ts';
import { interactionRecorded } from './events.ts';
import { INTERACTION_KINDS } from './model/interaction.ts';
import { insertInteractions } from './store/interactions.ts';

const customerId = z.templateLiteral(['cus_', z.string()]);
const staffId = z.templateLiteral(['stf_', z.string()]);
const locationId = z.templateLiteral(['loc_', z.string()]);
const variantId = z.templateLiteral(['var_', z.string()]);
const interactionBatch = z.object({
  source: z.string().min(1),
  interactions: z
    .array(
      z.object({
        externalId: z.string().min(1),
        customerId,
        staffId: staffId.nullish(),
        locationId: locationId.nullish(),
        kind: z.enum(INTERACTION_KINDS),
        variantIds: z.array(variantId).max(50).default([]),
        note: z.string().max(2_000).nullish(),
        sentiment: z.int().min(-2).max(2).nullish(),
        occurredAt: z.iso.datetime({ offset: true }),
      }),
    )
    .max(10_000),
});

/** The same line of the same source always makes the same id, so that importing twice adds nothing. */
function importedId(source: string, externalId: string): InteractionId {
  const hex = createHash('sha256').update(`${source}\n${externalId}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, hex.slice(16, 20), hex.slice(20, 32)];
  return `int_${parts.join('-')}`;
}

/** Takes over interactions of history, as they would have been recorded. @returns how many are new. */
export async function importInteractions(deps: CustomersDeps, batch: unknown): Promise<{ created: number }> {
  const { source, interactions } = parseInput(interactionBatch, batch, 'batch');
  const rows = interactions.map(({ externalId, occurredAt, staffId, locationId, note, sentiment, ...rest }) => ({
    ...rest,
    id: importedId(source, externalId),
    staffId: staffId ?? null,
    locationId: locationId ?? null,
    note: note ?? null,
    sentiment: sentiment ?? null,
    occurredAt: new Date(occurredAt),
  }));
  return deps.db.inTransaction('import-interactions', async (tx) => {
    const fresh = new Set(await insertInteractions(tx, rows));
    const added = rows.filter((row) => fresh.has(row.id));
    await insertTimelineEntries(
      tx,
      added.map(({ id, customerId, occurredAt, locationId, kind, staffId, variantIds }) => ({
        id,
        customerId,
        occurredAt,
        kind: 'INTERACTION' as const,
        channel: null,
        locationId,
        orderId: null,
        data: { kind, staffId, variantIds },
      })),
    );
    await appendEvents(tx, 'customers', added.map(interactionRecorded));
    return { created: added.length };
  });
}
