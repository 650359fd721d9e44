import { LRUCache } from 'lru-cache';
import { appendEvents, type NewEvent } from '#kernel/events/outbox.ts';
import { DAY } from '#kernel/values/time.ts';
import { InsufficientStockError } from '../../shared/stock-errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { cartRefused, pickupRefused } from './events.ts';
import type { Cart } from './model/cart.ts';
import { refusedLines, type WantedLine } from './model/refusal.ts';

/**
 * Wishes that this process has told: asking again within the day costs no row. Those that are forgotten, and those of
 * other processes, have the same id and count once.
 */
const told = new LRUCache<string, true>({ max: 20_000, ttl: DAY });

type RefusedCart = Pick<
  Cart,
  'id' | 'channel' | 'currency' | 'sellingLocationId' | 'deliveryMethod' | 'pickupLocationId'
>;

function isNews(id: string): boolean {
  if (told.has(id)) return false;
  told.set(id, true);
  return true;
}

async function publish(deps: OrdersDeps, cartId: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  try {
    await deps.db.inTransaction('record-refusal', (tx) => appendEvents(tx, 'orders', events));
  } catch (error) {
    deps.logger.warn('what a cart was refused is in no figure', { cartId, error });
  }
}

const pickupId = (cart: Pick<Cart, 'id'>, locationId: string, at: Date) =>
  `${cart.id}:pickup:${locationId}:${at.toISOString().slice(0, 10)}`;

/**
 * Tells which units a cart or its checkout did not get for want of stock, once by cart, variant and day; nothing for
 * another error. Never fails: the refusal itself is the answer.
 */
export async function recordRefusal(
  deps: OrdersDeps,
  cart: RefusedCart,
  wanted: readonly WantedLine[],
  error: unknown,
): Promise<void> {
  if (!(error instanceof InsufficientStockError)) return;
  const now = deps.clock.now();
  const lines = refusedLines(cart.id, wanted, error, now).filter(({ demandId }) => isNews(demandId));
  const events = lines.length > 0 ? [cartRefused(cart, lines, now)] : [];
  const { deliveryMethod, pickupLocationId: locationId } = cart;
  if (deliveryMethod === 'PICKUP' && locationId !== null) {
    const id = pickupId(cart, locationId, now);
    if (isNews(id)) events.push(pickupRefused(cart, { id, locationId, reason: 'NO_STOCK' }, now));
  }
  await publish(deps, cart.id, events);
}

/** Tells that a cart wanted to collect in a store that offers no pickup; once by cart, store and day. Never fails. */
export async function recordRefusedPickup(
  deps: OrdersDeps,
  cart: Pick<Cart, 'id' | 'channel'>,
  locationId: string,
): Promise<void> {
  const now = deps.clock.now();
  const id = pickupId(cart, locationId, now);
  if (isNews(id)) await publish(deps, cart.id, [pickupRefused(cart, { id, locationId, reason: 'SERVICE_OFF' }, now)]);
}
