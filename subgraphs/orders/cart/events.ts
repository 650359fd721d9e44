import type { NewEvent } from '#kernel/events/outbox.ts';
import type { CartId, LocationId } from '../../shared/ids.ts';
import type { RefusedLine } from './model/refusal.ts';

const CART_REFUSED = 'orders.cart-refused.v1';
const SERVICE_REQUESTED = 'orders.service-requested.v1';

/** Units that a cart or its checkout asked for and did not get, each line told once by its id. */
export function cartRefused(
  cart: {
    readonly id: CartId;
    readonly channel: string;
    readonly currency: string;
    readonly sellingLocationId: LocationId | null;
  },
  lines: readonly RefusedLine[],
  at: Date,
): NewEvent {
  return {
    type: CART_REFUSED,
    aggregateId: cart.id,
    aggregateVersion: 0,
    occurredAt: at,
    payload: {
      cartId: cart.id,
      channel: cart.channel,
      storeId: cart.sellingLocationId,
      currency: cart.currency,
      refusedAt: at.toISOString(),
      lines,
    },
  };
}

/** A wish to collect in a store that it could not grant, whether or not the store offers pickup. */
export function pickupRefused(
  cart: { readonly id: CartId; readonly channel: string },
  refusal: { readonly id: string; readonly locationId: string; readonly reason: 'SERVICE_OFF' | 'NO_STOCK' },
  at: Date,
): NewEvent {
  return {
    type: SERVICE_REQUESTED,
    aggregateId: cart.id,
    aggregateVersion: 0,
    occurredAt: at,
    payload: {
      requestId: refusal.id,
      service: 'PICKUP',
      outcome: 'REFUSED',
      reason: refusal.reason,
      channel: cart.channel,
      locationId: refusal.locationId,
      requestedAt: at.toISOString(),
    },
  };
}
