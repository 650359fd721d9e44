import { z } from 'zod';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { AdjustmentGroupId, LocationId, VariantId } from '../../shared/ids.ts';
import type { Level } from './model/states.ts';
import type { StockMove } from './model/stock-move.ts';

export const LEVEL_CHANGED = 'inventory.level-changed.v1';

/**
 * Levels whose counters changed, as they are now, and by what: the moves of a level add up to it. Handlers take the
 * highest version of a level, and a move of one version once: order is no matter.
 */
export function levelsChanged(
  groupId: AdjustmentGroupId,
  levels: readonly Level[],
  change: { readonly reason: string; readonly at: Date; readonly movesOf: (level: Level) => readonly StockMove[] },
): NewEvent {
  const { reason, at: occurredAt, movesOf } = change;
  return {
    type: LEVEL_CHANGED,
    aggregateId: groupId,
    aggregateVersion: 0,
    occurredAt,
    payload: {
      reason,
      levels: levels.map((level) => ({
        levelId: level.id,
        variantId: level.variantId,
        locationId: level.locationId,
        available: level.available,
        onHand: level.onHand,
        version: level.version,
        moves: movesOf(level).map(({ at, ...move }) => ({ at: at.toISOString(), ...move })),
      })),
    },
  };
}

/** The same of a commitment: its levels are what the statement that commits them finds. */
export function levelsCommitted(groupId: AdjustmentGroupId, occurredAt: Date): Omit<NewEvent, 'payload'> {
  return { type: LEVEL_CHANGED, aggregateId: groupId, aggregateVersion: 0, occurredAt };
}

/**
 * Units that were sold or not found although the ledger had none free: staff must count, and orders must re-route what was
 * promised. `saleId` is null for what a count or a correction found.
 */
export function shortageRecorded(
  cause: { readonly saleId: string | null; readonly causeId: string },
  locationId: LocationId,
  lines: ReadonlyArray<{ variantId: VariantId; missing: number; shortage: number }>,
  occurredAt: Date,
): NewEvent {
  return {
    type: 'inventory.shortage-recorded.v1',
    aggregateId: cause.causeId,
    aggregateVersion: 0,
    occurredAt,
    payload: { saleId: cause.saleId, locationId, lines },
  };
}

const levelChanged = z.object({
  levels: z.array(
    z.object({ levelId: z.string(), variantId: z.string(), locationId: z.string(), version: z.coerce.number() }),
  ),
});

/** Levels that a level-changed event names, with the version that each has since. */
export const levelsOfEvent = (payload: unknown) => levelChanged.parse(payload).levels;

/** Variants whose availability an event changes; none when it is not about levels. */
export function variantsOfEvent(payload: Readonly<Record<string, unknown>>): string[] {
  return levelChanged.safeParse(payload).data?.levels.map(({ variantId }) => variantId) ?? [];
}
