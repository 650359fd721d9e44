import type { InventoryLevelId, LocationId, StockHoldId, VariantId } from '../../../shared/ids.ts';
/** @public named by tables.prisma. */
export type HoldKind = 'CART' | 'CHECKOUT' | 'E_RESERVATION';
export type HoldStatus = 'LIVE' | 'COMMITTED' | 'RELEASED' | 'EXPIRED' | 'CONVERTED';

/** A hold of units for a cart, an order under way or a visit to the store. */
export interface Hold {
  readonly id: StockHoldId;
  readonly key: string;
  readonly requestHash: string;
  readonly kind: HoldKind;
  readonly ownerId: string;
  readonly status: HoldStatus;
  /** The first instant at which the units are free again; null for what ends by verdict alone. */
  readonly expiresAt: Date | null;
  readonly requestedBy: string;
  readonly createdAt: Date;
  /** By what a reservation is called in its store; null for other holds. */
  readonly code: string | null;
  /** Which of its owner's changes the hold is for; null where the owner does not count them. */
  readonly ownerVersion: number | null;
  /** Whose session holds the units; null for staff, apps and background work. */
  readonly holderId: string | null;
}

/** Part of a hold at one level. */
export interface HoldLine {
  readonly holdId: StockHoldId;
  readonly lineId: string;
  readonly levelId: InventoryLevelId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
}

/** A hold to write, with its lines on levels that are locked. */
export interface NewHold {
  readonly header: Omit<Hold, 'status' | 'createdAt'> & {
    /** The address from which the holder's session holds for the first time; null for its later ones. */
    readonly openedFrom: string | null;
  };
  readonly lines: readonly HoldLine[];
}

/**
 * True once the clock has ended a hold, its last instant included; a checkout's hold is not ended by the clock. In
 * SQL: `expiredBy` of store/hold-expiry.ts.
 */
export function isExpired({ expiresAt }: Pick<Hold, 'expiresAt'>, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** True while a hold keeps its units: neither ended by a verdict nor by the clock. In SQL: `inForceAt`. */
export function isInForce(hold: Pick<Hold, 'status' | 'expiresAt'>, now: Date): boolean {
  return hold.status === 'LIVE' && !isExpired(hold, now);
}
