import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { InventoryDeps } from '../deps.ts';
import { levelsChanged } from '../stock/events.ts';
import {
  insertImportedGroups,
  insertImportedMovements,
  lockImportedLevels,
} from '../stock/store/imported-movements.ts';
import { importedChange } from './store/imported-change.ts';
import { lockSource, readImportedSums } from './store/imported-sums.ts';

/** Levels taken back in one transaction. */
const BATCH_SIZE = 2_000;

const request = z.object({
  /** Name of the import. */
  source: z.string().min(1).max(100),
  /** The last level of the answer before; absent for the first. */
  after: z.string().nullish(),
});

const STATES = ['available', 'damaged', 'safetyStock', 'incoming'] as const;

/** A level whose imported units are no longer all there: left as it is. */
interface KeptLevel {
  readonly variantId: string;
  readonly locationId: string;
  readonly reason: string;
}

export interface TakenBackLevels {
  readonly takenBack: number;
  readonly kept: readonly KeptLevel[];
  /** Where to continue; null when no level is left. */
  readonly after: string | null;
}

/**
 * Takes back what an import of stock moved, some levels at a time, by movements of the opposite: what was sold, counted
 * or received since stays. A level that has fewer units left than came in is left as it is, and told. Again changes
 * nothing.
 */
export async function takeBackLevels(deps: InventoryDeps, raw: unknown): Promise<TakenBackLevels> {
  const { source, after } = parseInput(request, raw);
  const actor = `import:${source}`;
  const now = deps.clock.now();
  return deps.db.inTransaction('take-back-levels', async (tx) => {
    await lockSource(tx, actor);
    const sums = await readImportedSums(tx, { actor, after: after ?? '', limit: BATCH_SIZE });
    const known = new Map(
      (await lockImportedLevels(tx, sums)).map((one) => [`${one.variantId} ${one.locationId}`, one]),
    );
    const groupKey = `${source}:${newId('grp')}`;
    const kept: KeptLevel[] = [];
    const movements = sums.flatMap(({ id: _id, ...sum }) => {
      const level = known.get(`${sum.variantId} ${sum.locationId}`);
      const short = STATES.find((state) => (level?.[state] ?? 0) < sum[state]);
      if (short === undefined) {
        const { available, damaged, safetyStock, incoming } = sum;
        const back = { available: -available, damaged: -damaged, safetyStock: -safetyStock, incoming: -incoming };
        return [{ ...sum, ...back, groupKey }];
      }
      const { variantId, locationId } = sum;
      const reason = `${sum[short]} units came in as ${short}, ${level?.[short] ?? 0} are left`;
      kept.push({ variantId, locationId, reason });
      return [];
    });
    if (movements.length > 0) {
      const ids = await insertImportedGroups(tx, [{ key: groupKey, reason: 'IMPORT', actor, occurredAt: now }]);
      const written = await insertImportedMovements(tx, movements, ids, new Map([[groupKey, now]]), now);
      await appendEvents(tx, 'inventory', [
        levelsChanged(
          newId('grp'),
          written,
          importedChange(movements, now, () => ({ reason: 'IMPORT', at: now })),
        ),
      ]);
    }
    return { takenBack: movements.length, kept, after: sums.length < BATCH_SIZE ? null : (sums.at(-1)?.id ?? null) };
  });
}
