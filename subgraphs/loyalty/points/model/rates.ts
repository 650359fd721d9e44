/** Minor units of net sales, before tax, that earn one point: 1.00 of the retailer's currency. */
const MINOR_PER_POINT = 100n;
/** Minor units that one redeemed point pays. */
export const MINOR_PER_REDEEMED_POINT = 1n;

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
