export type HoldKind = 'CART' | 'CHECKOUT' | 'E_RESERVATION';
export type HoldStatus = 'LIVE' | 'COMMITTED' | 'RELEASED' | 'EXPIRED' | 'CONVERTED';

/** A hold of units for a cart, an order under way or a visit to the store. */
export interface Hold {
  readonly id: string;
  readonly key: string;
  readonly requestHash: string;
  readonly kind: HoldKind;
  readonly ownerId: string;
  readonly status: HoldStatus;
  /** The first instant at which the units are free again; null for what ends by verdict alone. */
  readonly expiresAt: Date | null;
  readonly requestedBy: string;
  /** By what a reservation is called in its store; null for other holds. */
  readonly code: string | null;
  /** Which of its owner's changes the hold is for; null where the owner does not count them. */
  readonly ownerVersion: number | null;
}

/** Part of a hold at one level. */
export interface HoldLine {
  readonly holdId: string;
  readonly lineId: string;
  readonly levelId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly quantity: number;
}

/** True while the clock has not ended the hold; its units are free from `expiresAt` on, that instant included. */
export function isInForce(hold: Pick<Hold, 'status' | 'expiresAt'>, now: Date): boolean {
  return hold.status === 'LIVE' && (hold.expiresAt === null || hold.expiresAt.getTime() > now.getTime());
}
