import { allocate, divideHalfUp } from '#kernel/values/money.ts';
import type { PaymentId } from '../../../shared/ids.ts';
import type { LineFigures } from './pricing.ts';

/**
 * The part of an amount that units `before + 1` to `before + taken` of a line bear. Rounded half up on the
 * running sum, so that the parts of all units add up to the amount exactly, however they come back.
 */
export function shareOf(amount: bigint, quantity: number, before: number, taken: number): bigint {
  const upTo = (units: number) => divideHalfUp(amount * BigInt(units), BigInt(quantity));
  return upTo(before + taken) - upTo(before);
}

/** Figures of returned units; `gross - discount = net` holds for every part. */
export function returnFigures(
  line: LineFigures & {
    readonly quantity: number;
    readonly returnedQuantity: number;
    readonly costMinor: bigint | null;
  },
  taken: number,
): LineFigures & { readonly costMinor: bigint | null } {
  const share = (amount: bigint) => shareOf(amount, line.quantity, line.returnedQuantity, taken);
  const grossMinor = share(line.grossMinor);
  const netMinor = share(line.netMinor);
  return {
    grossMinor,
    netMinor,
    discountMinor: grossMinor - netMinor,
    taxMinor: share(line.taxMinor),
    costMinor: line.costMinor === null ? null : share(line.costMinor),
  };
}

/** What earlier returns have credited of a line. */
export type Credited = Omit<LineFigures, 'discountMinor'> & { readonly costMinor: bigint };

/** As much of `share` as is left of an amount. */
function within(share: bigint, amount: bigint, credited: bigint): bigint {
  const left = amount > credited ? amount - credited : 0n;
  return share < left ? share : left;
}

/**
 * Figures of returned units as far as they are not credited already: history that was imported may hold credits that
 * no unit stands for.
 */
export function withinCredit(
  figures: ReturnType<typeof returnFigures>,
  line: ReturnType<typeof returnFigures>,
  credited: Credited,
): ReturnType<typeof returnFigures> {
  const netMinor = within(figures.netMinor, line.netMinor, credited.netMinor);
  const grossMinor = within(figures.grossMinor, line.grossMinor, credited.grossMinor);
  const { costMinor } = figures;
  return {
    grossMinor: grossMinor > netMinor ? grossMinor : netMinor,
    netMinor,
    discountMinor: grossMinor > netMinor ? grossMinor - netMinor : 0n,
    taxMinor: within(figures.taxMinor, line.taxMinor, credited.taxMinor),
    costMinor: costMinor === null ? null : within(costMinor, line.costMinor ?? costMinor, credited.costMinor),
  };
}

export interface Refundable {
  readonly id: PaymentId;
  readonly capturedMinor: bigint;
  readonly refundedMinor: bigint;
}

/** Spreads a refund over the payments it came from, in proportion to what is left of each. */
export function spreadRefund(
  refundMinor: bigint,
  payments: readonly Refundable[],
): Array<{ paymentId: PaymentId; amountMinor: bigint }> {
  const left = payments.map((payment) => payment.capturedMinor - payment.refundedMinor);
  const total = left.reduce((sum, part) => sum + part, 0n);
  const parts = allocate(refundMinor < total ? refundMinor : total, left);
  return payments.flatMap((payment, index) => {
    const amountMinor = parts[index] ?? 0n;
    return amountMinor > 0n ? [{ paymentId: payment.id, amountMinor }] : [];
  });
}
