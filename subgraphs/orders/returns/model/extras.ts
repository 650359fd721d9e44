import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { allocate, divideHalfUp, type Money, money, toDecimal } from '#kernel/values/money.ts';
import type { Order } from '../../order/model/order.ts';
import { soldOrder } from '../../order/model/order-cost.ts';
import type { Credited } from '../../totals/model/refund.ts';
import type { ReturnedGoods } from './return.ts';

/** An amount as a caller gives it. */
export interface GivenMoney {
  readonly amount: string;
  readonly currencyCode: string;
}

/** An amount of delivery, before tax and its tax. */
export interface Shipping {
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

const NONE: Shipping = { netMinor: 0n, taxMinor: 0n };

function refuse(issue: FieldIssue): never {
  throw new ValidationError([issue]);
}

const least = (one: bigint, other: bigint) => (one < other ? one : other);
const most = (one: bigint, other: bigint) => (one > other ? one : other);

/** Delivery that was paid and that no return has given back. */
function shippingLeft(order: Order): Shipping {
  const paid = soldOrder(order).shipping ?? NONE;
  const sum = (pick: (one: Order['returns'][number]) => bigint) =>
    order.returns.reduce((total, one) => total + pick(one), 0n);
  return {
    netMinor: most(0n, paid.netMinor - sum((one) => one.shippingNetMinor)),
    taxMinor: most(0n, paid.taxMinor - sum((one) => one.shippingTaxMinor)),
  };
}

/**
 * Delivery that a return of these goods gives back: with the last goods of the order unless the store says otherwise,
 * as the law on distance selling has it (directive 2011/83/EU, article 13).
 * @throws ValidationError when delivery is asked for of which nothing is left.
 */
export function shippingBack(order: Order, goods: readonly ReturnedGoods[], asked: boolean | undefined): Shipping {
  const taken = new Map(goods.map(({ line, quantity }) => [line.id, quantity]));
  const isLast = order.lines.every(({ id, quantity, returnedQuantity }) => {
    return returnedQuantity + (taken.get(id) ?? 0) === quantity;
  });
  if (!(asked ?? isLast)) return NONE;
  const left = shippingLeft(order);
  if (asked && left.netMinor + left.taxMinor === 0n) {
    const message = 'no delivery is left to give back';
    refuse({ path: 'includesShipping', issueCode: 'NOT_ALLOWED', message });
  }
  return left;
}

/** @throws ValidationError for another currency, less than nothing, or more than there is. */
export function assertAmount(path: string, amount: Money, currency: string, maxMinor: bigint): void {
  if (amount.currency !== currency) refuse({ path, issueCode: 'NOT_ALLOWED', message: `must be in ${currency}` });
  if (amount.minor <= 0n) refuse({ path, issueCode: 'TOO_SMALL', message: 'must be above 0' });
  if (amount.minor > maxMinor) {
    const message = `must be at most ${toDecimal(money(maxMinor, currency))} ${currency}`;
    refuse({ path, issueCode: 'TOO_LARGE', message });
  }
}

/** What of an amount paid for a line is tax, within what is left of both. */
function partOf(line: Order['lines'][number], amount: bigint, before: Credited | undefined) {
  const netLeft = line.netMinor - (before?.netMinor ?? 0n);
  const taxLeft = line.taxMinor - (before?.taxMinor ?? 0n);
  const share = divideHalfUp(amount * line.taxMinor, line.netMinor + line.taxMinor);
  const taxMinor = least(taxLeft, most(share, amount - netLeft));
  return { netMinor: amount - taxMinor, taxMinor };
}

/** Money that goes back without goods: on the lines by what is left of each, and of delivery when they are used up. */
export function spreadOverOrder(
  order: Order,
  amount: bigint,
  credited: ReadonlyMap<string, Credited>,
): { readonly goods: readonly ReturnedGoods[]; readonly shipping: Shipping } {
  const left = order.lines.map(({ id, netMinor, taxMinor }) => {
    const before = credited.get(id);
    return most(0n, netMinor + taxMinor - (before ? before.netMinor + before.taxMinor : 0n));
  });
  const goodsLeft = left.reduce((sum, one) => sum + one, 0n);
  const onGoods = least(amount, goodsLeft);
  const parts = allocate(onGoods, left);
  const goods = order.lines.flatMap((line, index): ReturnedGoods[] => {
    const part = parts[index] ?? 0n;
    if (part === 0n) return [];
    const figures = partOf(line, part, credited.get(line.id));
    const costMinor = line.costMinor === null ? null : 0n;
    const nothing = { quantity: 0, disposition: 'RESTOCKED' as const, discountMinor: 0n, costMinor };
    return [{ line, ...nothing, ...figures, grossMinor: figures.netMinor }];
  });
  const delivery = shippingLeft(order);
  const rest = least(amount - onGoods, delivery.netMinor + delivery.taxMinor);
  const taxMinor = rest === 0n ? 0n : divideHalfUp(rest * delivery.taxMinor, delivery.netMinor + delivery.taxMinor);
  return { goods, shipping: { netMinor: rest - taxMinor, taxMinor } };
}
