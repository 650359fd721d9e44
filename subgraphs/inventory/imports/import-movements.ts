import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { idOf } from '../../shared/given-ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { levelsChanged } from '../stock/events.ts';
import {
  ensureLevels,
  type ImportedMovement,
  insertImportedGroups,
  insertImportedMovements,
} from '../stock/store/imported-movements.ts';
import { importedChange } from './store/imported-change.ts';

/** Units that one change may move. */
const MAX_UNITS = 10_000_000;

const change = z.object({
  variantId: idOf('var'),
  locationId: idOf('loc'),
  state: z.enum(['AVAILABLE', 'DAMAGED', 'SAFETY_STOCK', 'INCOMING']),
  delta: z.int().min(-MAX_UNITS).max(MAX_UNITS),
});
const batchSchema = z.object({
  /** Name of the import: the scope of its external ids. */
  source: z.string().min(1).max(100),
  groups: z
    .array(
      z.object({
        externalId: z.string().min(1).max(200),
        reason: z.string().min(1).max(200),
        occurredAt: z.iso.datetime({ offset: true }),
        changes: z.array(change).min(1).max(1_000),
      }),
    )
    .max(5_000)
    .refine((groups) => new Set(groups.map(({ externalId }) => externalId)).size === groups.length, {
      error: 'external ids must differ',
    }),
});
type Batch = z.infer<typeof batchSchema>;

const keyOf = (batch: Batch, externalId: string) => `${batch.source}:${externalId}`;

function toMovements(batch: Batch, isNew: (key: string) => boolean): ImportedMovement[] {
  const movements = new Map<string, ImportedMovement>();
  for (const group of batch.groups) {
    const groupKey = keyOf(batch, group.externalId);
    if (!isNew(groupKey)) continue;
    for (const { variantId, locationId, state, delta } of group.changes) {
      const key = `${groupKey} ${variantId} ${locationId}`;
      const sum = movements.get(key) ?? {
        groupKey,
        variantId,
        locationId,
        available: 0,
        damaged: 0,
        safetyStock: 0,
        incoming: 0,
      };
      movements.set(key, {
        ...sum,
        available: sum.available + (state === 'AVAILABLE' ? delta : 0),
        damaged: sum.damaged + (state === 'DAMAGED' ? delta : 0),
        safetyStock: sum.safetyStock + (state === 'SAFETY_STOCK' ? delta : 0),
        incoming: sum.incoming + (state === 'INCOMING' ? delta : 0),
      });
    }
  }
  return [...movements.values()];
}

/** PostgreSQL's codes of a broken constraint and of a reference to nothing. */
const CHECK_VIOLATION = '23514';
const FOREIGN_KEY_VIOLATION = '23503';

function explain(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  if (code === CHECK_VIOLATION) return new ConflictError('A movement of this batch would take a level below zero');
  if (code === FOREIGN_KEY_VIOLATION)
    return new ConflictError('A movement of this batch names a location that does not exist');
  return error;
}

/**
 * Takes over the stock movements of another system with their ledger: all of a batch or nothing, a group that is
 * known (by source and external id) is left as it is. Five statements, however many movements.
 * @throws ValidationError, ConflictError
 */
export async function importMovements(
  deps: InventoryDeps,
  raw: unknown,
): Promise<{ created: number; unchanged: number }> {
  const batch = parseInput(batchSchema, raw);
  const now = deps.clock.now();
  const times = new Map(batch.groups.map((group) => [keyOf(batch, group.externalId), new Date(group.occurredAt)]));
  try {
    return await deps.db.inTransaction('import-movements', async (tx) => {
      const groups = batch.groups.map((group) => ({
        key: keyOf(batch, group.externalId),
        reason: group.reason,
        actor: `import:${batch.source}`,
        occurredAt: new Date(group.occurredAt),
      }));
      const ids = await insertImportedGroups(tx, groups);
      const movements = toMovements(batch, (key) => ids.has(key));
      if (movements.length > 0) {
        await ensureLevels(tx, movements);
        const levels = await insertImportedMovements(tx, movements, ids, times, now);
        const origins = new Map(groups.map(({ key, reason, occurredAt }) => [key, { reason, at: occurredAt }]));
        const change = importedChange(movements, now, (key) => origins.get(key) ?? { reason: 'IMPORT', at: now });
        await appendEvents(tx, 'inventory', [levelsChanged(newId('grp'), levels, change)]);
      }
      return { created: ids.size, unchanged: batch.groups.length - ids.size };
    });
  } catch (error) {
    throw explain(error);
  }
}
