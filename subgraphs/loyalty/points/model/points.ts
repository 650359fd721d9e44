/** A change of an account's balance, by cause. */
export interface Posting {
  readonly customerId: string;
  /** Names the cause; the same cause posts once. */
  readonly key: string;
  readonly kind: 'EARN' | 'BURN' | 'REVERSE' | 'RESTORE' | 'ADJUST';
  readonly points: number;
  readonly basisMinor: bigint | null;
  readonly orderId: string | null;
  readonly reason: string | null;
  readonly occurredAt: Date;
}

export interface Balance {
  readonly points: number;
  readonly heldPoints: number;
  readonly debt: number;
}

/** Minor units of net sales, before tax, that earn one point: 1.00 of the house's currency. */
const MINOR_PER_POINT = 100n;
/** Minor units that one point pays at burn. */
export const MINOR_PER_BURNED_POINT = 1n;

/** What an account can count, either way: far beyond any purchase, and within the 32 bits of its columns. */
const MAX_POINTS = 2_000_000_000;

export function pointsEarned(netMinor: bigint): number {
  return netMinor <= 0n ? 0 : Number(netMinor / MINOR_PER_POINT);
}

/**
 * Points to take back for a return, so that after any sequence of partial returns the customer keeps exactly the
 * points that what was kept has earned, and never more is taken than was given.
 */
export function pointsToReverse(
  earn: { points: number; basisMinor: bigint },
  before: { points: number; basisMinor: bigint },
  returnedMinor: bigint,
): number {
  const kept = earn.basisMinor - before.basisMinor - returnedMinor;
  const keepPoints = kept <= 0n || earn.basisMinor === 0n ? 0 : Number((kept * BigInt(earn.points)) / earn.basisMinor);
  return Math.max(0, earn.points - before.points - keepPoints);
}

/**
 * Applies a change so that nothing goes negative: what cannot be taken becomes debt, what is gained settles debt
 * first. `points - debt` moves by exactly `change`.
 */
export function applyChange(balance: Balance, change: number): Balance {
  if (change >= 0) {
    const settled = Math.min(change, balance.debt);
    return { ...balance, points: balance.points + change - settled, debt: balance.debt - settled };
  }
  const taken = Math.min(-change, balance.points - balance.heldPoints);
  return { ...balance, points: balance.points - taken, debt: balance.debt - change - taken };
}

/** As much of a change as the account can count. */
export function countable(balance: Balance, change: number): number {
  const now = balance.points - balance.debt;
  return Math.min(MAX_POINTS, Math.max(-MAX_POINTS, now + change)) - now;
}

/** Points that may be burned: neither held nor owed. */
export function usablePoints(balance: Balance): number {
  return Math.max(0, balance.points - balance.heldPoints - balance.debt);
}

/** Spreads a wish over accounts, first come first served; undefined when they do not suffice together. */
export function spread<Account extends { readonly usable: number }>(
  accounts: readonly Account[],
  wanted: number,
): Array<{ account: Account; points: number }> | undefined {
  const parts: Array<{ account: Account; points: number }> = [];
  let left = wanted;
  for (const account of accounts) {
    const points = Math.min(left, account.usable);
    if (points > 0) parts.push({ account, points });
    left -= Math.max(0, points);
  }
  return left === 0 ? parts : undefined;
}
