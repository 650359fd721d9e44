import { allocate, divideHalfUp } from '#kernel/values/money.ts';
import { type Exact, toMinor } from '../amounts/exact.ts';
import { type LineDraft, RowFault } from './drafts.ts';
import { type LineFigures, withoutTax } from './line-figures.ts';
import type { OrderMapping } from './mapping.ts';
import { type AmountName, amountOf, type OrderHead } from './order-head.ts';

/** What stands for an order as a whole, once its parts are with its lines. */
export interface OrderMoney {
  readonly shippingMinor: bigint;
  readonly taxIncluded: boolean;
}

/**
 * Gives each line its part of what stands once for the order: discounts by what the lines come to, then tax by what is
 * left. Prices that have tax in them are freed of it.
 * @param discountRows amounts off the order that stand in rows of their own
 * @throws RowFault when the amounts cannot be those of one order.
 */
export function spreadOrderMoney(
  lines: readonly LineDraft[],
  head: OrderHead,
  { mapping, currency, discountRows }: { mapping: OrderMapping; currency: string; discountRows: bigint },
): OrderMoney {
  const amount = (name: AmountName): bigint => {
    const exact = amountOf(head, name, currency);
    const minor = exact ? toMinor(exact, currency) : 0n;
    // Some systems write what is taken off with a sign.
    return name === 'orderDiscount' || name === 'discountTotal' || name === 'orderRefund' ? absolute(minor) : minor;
  };
  const shipping = amount('shipping');
  if (shipping < 0n) throw new RowFault('shipping is less than zero');
  const own = sum(lines, ({ discount }) => discount);
  const total = head.amounts.discountTotal ? amount('discountTotal') : own + amount('orderDiscount');
  const off = total - own + discountRows;
  if (off < 0n) throw new RowFault('the lines have more discount than the order');
  const left = spreadDiscount(lines, off);
  if (left > shipping) throw new RowFault('the discount is more than the order');
  const shippingMinor = shipping - left;
  const tax = amount('orderTax');
  const duties = amount('duties');
  if (tax < 0n || duties < 0n) throw new RowFault('tax or duties are less than zero');
  const addTax = (figures: LineFigures, part: bigint) => ({ ...figures, tax: figures.tax + part });
  // Where nothing but shipping was paid for, the tax is that of shipping.
  if (sum(lines, ({ net }) => net) > 0n) spread(lines, tax, addTax);
  const taxIncluded = isTaxIncluded(lines, mapping, {
    tax: sum(lines, (figures) => figures.tax),
    besides: shippingMinor + duties,
    paid: head.amounts.paid ? amount('paid') : undefined,
  });
  settleTax(lines, taxIncluded);
  spread(lines, duties, addTax);
  return { shippingMinor, taxIncluded };
}

/** @returns what is more than the lines come to. */
function spreadDiscount(lines: readonly LineDraft[], off: bigint): bigint {
  const net = sum(lines, (figures) => figures.net);
  const part = off < net ? off : net;
  spread(lines, part, (figures, share) => ({
    ...figures,
    discount: figures.discount + share,
    net: figures.net - share,
  }));
  return off - part;
}

function isTaxIncluded(
  lines: readonly LineDraft[],
  { taxIncluded }: OrderMapping,
  { tax, besides, paid }: { tax: bigint; besides: bigint; paid: bigint | undefined },
): boolean {
  if (taxIncluded !== 'byTotal') return taxIncluded;
  if (tax === 0n) return false;
  if (paid === undefined)
    throw new RowFault('the order does not say what was paid, so whether prices have tax in them');
  const without = sum(lines, (figures) => figures.net) + besides;
  if (paid === without) return true;
  if (paid === without + tax) return false;
  throw new RowFault('what was paid is neither the prices with tax nor without');
}

/**
 * Gives lines the tax of their own rate, and frees their figures of tax where prices have it in them. What was given away
 * bears no tax of its own: its price is freed as the rest of its order is.
 */
export function settleTax(lines: readonly LineDraft[], isIncluded: boolean): void {
  const taxed = lines.map((line) => {
    const { net, tax } = line.figures;
    return { line, net, tax: line.taxRate ? taxAt(line.taxRate, net, isIncluded) : tax };
  });
  const paid = taxed.reduce((total, { net }) => total + net, 0n);
  const free = taxed.reduce((total, { net, tax }) => total + net - tax, 0n);
  for (const { line, net, tax } of taxed) {
    const settled = isIncluded ? withoutTax(line.figures, tax) : { ...line.figures, tax };
    if (typeof settled === 'string') throw new RowFault(settled);
    line.figures = isIncluded && net === 0n && paid > 0n ? givenAway(settled, free, paid) : settled;
  }
}

function givenAway(figures: LineFigures, free: bigint, paid: bigint): LineFigures {
  const gross = divideHalfUp(figures.gross * free, paid);
  return { ...figures, gross, discount: gross };
}

function taxAt({ digits, scale }: Exact, net: bigint, isIncluded: boolean): bigint {
  const one = 10n ** BigInt(scale);
  return divideHalfUp(net * digits, isIncluded ? one + digits : one);
}

/** Parts of an amount by what the lines come to; an odd cent goes by the lines' content, wherever they stand. */
function spread(
  lines: readonly LineDraft[],
  amount: bigint,
  apply: (figures: LineFigures, part: bigint) => LineFigures,
): void {
  if (amount === 0n) return;
  const sorted = [...lines].sort((a, b) => (contentOf(a) < contentOf(b) ? -1 : 1));
  const parts = allocate(
    amount,
    sorted.map((line) => line.figures.net),
  );
  for (const [index, line] of sorted.entries()) line.figures = apply(line.figures, parts[index] ?? 0n);
}

/** What a line is, without its place. */
export function contentOf({ key, product, sku, title, quantity, figures }: LineDraft): string {
  const { unitPrice, gross, net } = figures;
  return JSON.stringify([key, product ?? sku ?? title, unitPrice, quantity, gross, net].map(String));
}

function sum(lines: readonly LineDraft[], pick: (figures: LineFigures) => bigint): bigint {
  return lines.reduce((total, line) => total + pick(line.figures), 0n);
}

function absolute(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
