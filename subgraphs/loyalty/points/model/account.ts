import type { CustomerId, LoyaltyAccountId } from '../../../shared/ids.ts';

export interface Balance {
  readonly points: number;
  readonly heldPoints: number;
  readonly debt: number;
}

/** The points of one customer id; of a person with merged ids: the sum, under the id of the oldest account. */
export interface Account extends Balance {
  readonly id: LoyaltyAccountId;
  readonly customerId: CustomerId;
}

/** What an account can count, either way: far beyond any purchase, and within the 32 bits of its columns. */
const MAX_POINTS = 2_000_000_000;

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

/** Points that may be redeemed: neither held nor owed. */
export function usablePoints(balance: Balance): number {
  return Math.max(0, balance.points - balance.heldPoints - balance.debt);
}

/** Spreads a wish over accounts, first come first served; undefined when they do not suffice together. */
export function spread<Each extends { readonly usable: number }>(
  accounts: readonly Each[],
  wanted: number,
): Array<{ account: Each; points: number }> | undefined {
  const parts: Array<{ account: Each; points: number }> = [];
  let left = wanted;
  for (const account of accounts) {
    const points = Math.min(left, account.usable);
    if (points > 0) parts.push({ account, points });
    left -= Math.max(0, points);
  }
  return left === 0 ? parts : undefined;
}
