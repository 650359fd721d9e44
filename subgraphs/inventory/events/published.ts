import { z } from 'zod';
import type { NewEvent } from '../../shared/outbox.ts';
import type { Level } from '../domain/states.ts';

/** Levels whose counters changed, as they are now. Handlers take the highest version of a level: order is no matter. */
export function levelsChanged(groupId: string, levels: readonly Level[], reason: string, occurredAt: Date): NewEvent {
  return {
    type: 'inventory.level-changed.v1',
    aggregateId: groupId,
    aggregateVersion: 0,
    occurredAt,
    payload: {
      reason,
      levels: levels.map(({ id, variantId, locationId, available, onHand, version }) => ({
        levelId: id,
        variantId,
        locationId,
        available,
        onHand,
        version,
      })),
    },
  };
}

/** Units that were sold although the books had none free: somebody must count, and re-route what was promised. */
export function shortageRecorded(
  saleId: string,
  locationId: string,
  lines: ReadonlyArray<{ variantId: string; missing: number; shortage: number }>,
  occurredAt: Date,
): NewEvent {
  return {
    type: 'inventory.shortage-recorded.v1',
    aggregateId: saleId,
    aggregateVersion: 0,
    occurredAt,
    payload: { saleId, locationId, lines },
  };
}

const levelChanged = z.object({ levels: z.array(z.object({ levelId: z.string() })) });

/** Ids of the levels that a level-changed event names. */
export function levelsOfEvent(payload: unknown): string[] {
  return levelChanged.parse(payload).levels.map(({ levelId }) => levelId);
}
