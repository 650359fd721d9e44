import type { VariantId } from '../../../shared/ids.ts';
import { type LimitedQuantity, QuantityLimitedError } from '../../../shared/stock-errors.ts';
import type { HoldLine } from '../../stock/model/hold.ts';
import type { HeldElsewhere } from '../../stock/model/holder.ts';
import type { RequestedLine } from './allocation.ts';

/** Whose session holds units, and how many of a variant it may hold at most. */
export interface Holder {
  /** The customer, or the customer that a guest session stands for. */
  readonly id: string;
  readonly maxQuantity: number;
}

/** Units of a variant that one holder may have by default. */
export const MAX_HELD_QUANTITY = 20;
/** What one holder may have of a scarce variant: a part of all its units, but always a pair. */
const SCARCE_PART = 10;
const MIN_ALLOWED = 2;

/** Units of a variant that one holder may have, of as many as can be sold in all. */
export function allowedQuantity(units: number, maxQuantity: number): number {
  return Math.min(maxQuantity, Math.max(MIN_ALLOWED, Math.floor(units / SCARCE_PART)));
}

function sum(lines: ReadonlyArray<{ readonly variantId: VariantId; readonly quantity: number }>) {
  const units = new Map<VariantId, number>();
  for (const { variantId, quantity } of lines) units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  return units;
}

/**
 * Refuses a hold by which its holder would have more units of a variant than they may; what they hold already they
 * keep, whatever the limit is now.
 * @param own lines of the holds that this one replaces.
 * @throws QuantityLimitedError
 */
export function assertWithinLimit(
  { maxQuantity }: Pick<Holder, 'maxQuantity'>,
  lines: readonly RequestedLine[],
  own: readonly HoldLine[],
  elsewhere: readonly HeldElsewhere[],
): void {
  const had = sum(own);
  const known = new Map(elsewhere.map((one) => [one.variantId, one]));
  const limits = [...sum(lines)].flatMap(([variantId, requested]): LimitedQuantity[] => {
    const { held, units } = known.get(variantId) ?? { held: 0, units: 0 };
    const allowed = Math.max(0, allowedQuantity(units, maxQuantity) - held);
    const isMore = requested > (had.get(variantId) ?? 0);
    return isMore && requested > allowed ? [{ variantId, requested, allowed }] : [];
  });
  if (limits.length > 0) throw new QuantityLimitedError(limits);
}
