import { ConflictError } from '#kernel/values/errors.ts';
import { DAY } from '#kernel/values/time.ts';
import type { CartId, CustomerId, LocationId, OrderId } from '../../../shared/ids.ts';
import type { ShippingAddress } from '../../delivery/model/address.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';
import type { CartLine } from './cart-lines.ts';
import type { StoredGiftCards } from './gift-cards.ts';
import type { RecentKeys } from './recent-keys.ts';

/** A cart lives this long after its last change, in milliseconds. */
export const CART_TTL_MS = 60 * DAY;

/** @public named by tables.prisma. */
export type CartStatus = 'OPEN' | 'ORDERED' | 'MERGED';

export interface Cart {
  readonly id: CartId;
  /** Its holder may claim the cart. */
  readonly shareToken: string;
  readonly channel: string;
  readonly currency: string;
  readonly status: CartStatus;
  readonly version: number;
  readonly customerId: CustomerId | null;
  readonly checkoutOrderId: OrderId | null;
  readonly sellingLocationId: LocationId | null;
  readonly email: string | null;
  readonly shippingAddress: ShippingAddress | null;
  readonly deliveryMethod: DeliveryMethod;
  readonly pickupLocationId: LocationId | null;
  readonly pointsToRedeem: number;
  readonly giftCards: StoredGiftCards;
  /** The requests that changed it last. */
  readonly recentKeys: RecentKeys;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  /** When the hold on its units ends; null when it has none. */
  readonly holdExpiresAt: Date | null;
  readonly lines: readonly CartLine[];
}

/** A checkout that used an idempotency key before. */
export interface KnownCheckout {
  readonly kind: 'KNOWN';
  readonly orderId: OrderId;
  readonly requestHash: string | null;
}

/** A cart as it was found, with what access to it is decided by. */
export interface FoundCart extends Cart {
  /** True when the asking customer or guest, under any merged id, owns it. */
  readonly isOwn: boolean;
  /** Of what the request asked for that made it. */
  readonly creationHash: string;
  readonly known: KnownCheckout | null;
}

/** @throws ConflictError when the cart cannot change any more, or not now. */
export function assertOpen(cart: Cart): void {
  if (cart.status === 'ORDERED') throw new ConflictError('This cart was ordered already');
  if (cart.status === 'MERGED') throw new ConflictError('This cart was merged into another one');
  if (cart.checkoutOrderId !== null) throw new ConflictError('This cart is being checked out');
}
