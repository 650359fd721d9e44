import { LRUCache } from 'lru-cache';
import { hashRequest } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { DAY } from '#kernel/values/time.ts';
import type { LocationId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { reservationRequested } from './events.ts';

/** Wishes that this process has told; those of other processes have the same id and count once. */
const told = new LRUCache<string, true>({ max: 20_000, ttl: DAY });

/** Tells a wish for a visit that was refused, once by person, store, goods and day. Never fails. */
export async function recordRefusedReservation(
  deps: InventoryDeps,
  wish: {
    readonly actor: string;
    readonly locationId: LocationId;
    readonly variantIds: readonly string[];
    readonly reason: 'SERVICE_OFF' | 'NO_STOCK';
  },
): Promise<void> {
  const now = deps.clock.now();
  const { actor, locationId, reason } = wish;
  const day = now.toISOString().slice(0, 10);
  const id = hashRequest({ actor, locationId, variantIds: [...new Set(wish.variantIds)].sort(), day });
  if (told.has(id)) return;
  told.set(id, true);
  const event = reservationRequested({ id, locationId, outcome: 'REFUSED', reason }, now);
  try {
    await deps.db.inTransaction('record-refusal', (tx) => appendEvents(tx, 'inventory', [event]));
  } catch (error) {
    deps.logger.warn('a refused reservation is in no figure', { locationId, error });
  }
}
