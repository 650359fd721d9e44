import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
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
  lockImportedLevels,
} from '../stock/store/imported-movements.ts';
import { importedChange } from './store/imported-change.ts';

const units = z.int().min(0).max(10_000_000);
const level = z.object({
  variantId: idOf('var'),
  locationId: idOf('loc'),
  available: units,
  damaged: units.nullish(),
  /** What the other system has promised and not sent. */
  safetyStock: units.nullish(),
  incoming: units.nullish(),
});
const batchSchema = z.object({
  /** Name of the import. */
  source: z.string().min(1).max(100),
  levels: z
    .array(level)
    .max(5_000)
    .refine((levels) => new Set(levels.map((one) => `${one.variantId} ${one.locationId}`)).size === levels.length, {
      error: 'each level once',
    }),
});
type ImportedLevel = z.infer<typeof level>;

const STATES = ['available', 'damaged', 'safetyStock', 'incoming'] as const;

/**
 * Makes levels what another system says that they are, by movements of the difference; a state that it does not say
 * stays. The same levels again change nothing. What is reserved or committed here is not touched.
 */
export async function importLevels(deps: InventoryDeps, raw: unknown): Promise<{ changed: number; unchanged: number }> {
  const { source, levels } = parseInput(batchSchema, raw);
  const now = deps.clock.now();
  return deps.db.inTransaction('import-levels', async (tx) => {
    await ensureLevels(tx, levels);
    const known = new Map(
      (await lockImportedLevels(tx, levels)).map((one) => [`${one.variantId} ${one.locationId}`, one]),
    );
    const groupKey = `${source}:${newId('grp')}`;
    const movements = levels.flatMap((wanted): ImportedMovement[] => {
      const before = known.get(`${wanted.variantId} ${wanted.locationId}`);
      const deltas = Object.fromEntries(STATES.map((state) => [state, differenceIn(state, wanted, before)]));
      const isSame = Object.values(deltas).every((delta) => delta === 0);
      const { variantId, locationId } = wanted;
      const movement = { available: 0, damaged: 0, safetyStock: 0, incoming: 0, ...deltas };
      return isSame ? [] : [{ groupKey, variantId, locationId, ...movement }];
    });
    if (movements.length > 0) {
      const group = { key: groupKey, reason: 'IMPORT', actor: `import:${source}`, occurredAt: now };
      const ids = await insertImportedGroups(tx, [group]);
      const written = await insertImportedMovements(tx, movements, ids, new Map([[groupKey, now]]), now);
      await appendEvents(tx, 'inventory', [
        levelsChanged(
          newId('grp'),
          written,
          importedChange(movements, now, () => ({ reason: 'IMPORT', at: now })),
        ),
      ]);
    }
    return { changed: movements.length, unchanged: levels.length - movements.length };
  });
}

function differenceIn(
  state: (typeof STATES)[number],
  wanted: ImportedLevel,
  before: Readonly<Record<(typeof STATES)[number], number>> | undefined,
): number {
  const said = wanted[state];
  return said === null || said === undefined ? 0 : said - (before?.[state] ?? 0);
}
