import { allocate, divideHalfUp } from '#kernel/values/money.ts';
import { toMinor } from '../amounts/exact.ts';
import { type LineDraft, type OrderDraft, type ReturnDraft, type ReturnPart, RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import type { FileOf } from './mapping.ts';
import type { RowReader } from './row-reader.ts';

/** A line with the order it stands in. */
export interface SoldLine {
  readonly order: OrderDraft;
  readonly line: LineDraft;
}

/** What of a line has not gone back. */
interface Rest {
  readonly units: number;
  readonly net: bigint;
  readonly tax: bigint;
}

export function restOf({ order, line }: SoldLine): Rest {
  const parts = order.returns.flatMap((one) => one.parts.filter((part) => part.line === line));
  return parts.reduce<Rest>(
    (rest, { quantity, netMinor, taxMinor }) => ({
      units: rest.units - quantity,
      net: rest.net - netMinor,
      tax: rest.tax - taxMinor,
    }),
    { units: line.quantity, net: line.figures.net, tax: line.figures.tax },
  );
}

/** Money that was paid back, tax in it; undefined for the whole, or for the share of the units that came back. */
export interface Refund {
  readonly key: string;
  readonly at: Date;
  readonly amountMinor: bigint | undefined;
  /** Units that came back; undefined when the file does not say. */
  readonly quantity: number | undefined;
}

/**
 * Adds what came back of a line. Money that is all that is left of it brings its units back, unless the file says how
 * many; money without units is money alone.
 * @throws RowFault when that is more than was sold, or not above zero.
 */
function addLineRefund(sold: SoldLine, { key, at, amountMinor, quantity }: Refund): void {
  const rest = restOf(sold);
  const paid = rest.net + rest.tax;
  const { quantity: units, figures } = sold.line;
  const share = divideHalfUp((figures.net + figures.tax) * BigInt(quantity ?? 0), BigInt(units));
  const amount = amountMinor ?? (quantity === undefined || quantity === rest.units ? paid : share);
  if (amount < 0n || (amount === 0n && (quantity ?? 0) === 0))
    throw new RowFault('the refund has no amount above zero');
  if ((quantity ?? 0) > rest.units) throw new RowFault('more units came back than were sold');
  if (amount > paid) throw new RowFault('more was paid back than was left of what was paid');
  const part = partOf(sold.line, rest, amount, quantity);
  sold.order.returns.push({ key, at, refundMinor: amount, parts: [part] });
}

/**
 * Adds money that was paid back for an order as a whole: its goods with their tax first, by what is left of each line,
 * then shipping. All of it brings all units back.
 * @throws RowFault when that is more than is left of what was paid, or not above zero.
 */
export function addOrderRefund(order: OrderDraft, { key, at, amountMinor }: Omit<Refund, 'quantity'>): void {
  const rests = order.lines.map((line) => ({ line, rest: restOf({ order, line }) }));
  const goods = rests.reduce((total, { rest }) => total + rest.net + rest.tax, 0n);
  const before = order.returns.reduce((total, one) => total + one.refundMinor, 0n);
  const paid = order.lines.reduce((total, { figures }) => total + figures.net + figures.tax, order.shippingMinor);
  const left = paid - before;
  const amount = amountMinor ?? left;
  if (amount <= 0n) throw new RowFault('the refund has no amount above zero');
  if (amount > left) throw new RowFault('more was paid back than was left of what was paid');
  const ofGoods = amount < goods ? amount : goods;
  const shares = allocate(
    ofGoods,
    rests.map(({ rest }) => rest.net + rest.tax),
  );
  const parts = rests.flatMap(({ line, rest }, index) => {
    const part = partOf(line, rest, shares[index] ?? 0n, undefined);
    return part.netMinor + part.taxMinor > 0n || part.quantity > 0 ? [part] : [];
  });
  if (parts.length === 0) throw new RowFault('nothing of the order is left to be paid back');
  order.returns.push({ key, at, refundMinor: amount, parts });
}

/** Splits money into net and tax as the line is; the last of it takes the rest. */
function partOf(line: LineDraft, rest: Rest, amount: bigint, quantity: number | undefined): ReturnPart {
  const paid = rest.net + rest.tax;
  const isAll = amount === paid;
  const netMinor = isAll ? rest.net : divideHalfUp(amount * rest.net, paid === 0n ? 1n : paid);
  return { line, quantity: quantity ?? (isAll ? rest.units : 0), netMinor, taxMinor: amount - netMinor };
}

/** Tells days as the files' zone has them. */
export type DayOf = (moment: Date) => string;

/**
 * The moment of a return of an order.
 * @throws RowFault when it lies on a day before the order's; a day without an hour is never before it.
 */
export function momentAfter(order: OrderDraft, at: Date, dayOf: DayOf): Date {
  if (at >= order.placedAt) return at;
  if (dayOf(at) < dayOf(order.placedAt)) {
    throw new RowFault(`it is of ${dayOf(at)}, before the sale of ${dayOf(order.placedAt)}`);
  }
  return order.placedAt;
}

/** What refunds of their own file refer to. */
export interface Refundable {
  readonly orders: ReadonlyMap<string, OrderDraft>;
  /** By the line's own key. */
  readonly lines: ReadonlyMap<string, SoldLine>;
  /** Orders that were refused or left out, with the reason. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Compiles the fields of a file of refunds, of lines or of whole orders; their amounts may be written below zero. */
export function readRefund(
  mapped: FileOf<'refunds'>,
  reader: RowReader,
  { orders, lines, missing }: Refundable,
  dayOf: DayOf,
): (row: SourceRow) => void {
  const lineKey = mapped.line ? reader.required(mapped.line, 'the line key') : undefined;
  const orderKey = mapped.order ? reader.required(mapped.order, 'the order key') : undefined;
  const amount = reader.amount(mapped.amount, 'the amount');
  const refundedAt = reader.date(mapped.refundedAt, 'the date');
  const quantity = reader.units(mapped.quantity, 'the quantity');
  const ownKey = reader.text(mapped.key);
  const signs = new Set<boolean>();
  return (row) => {
    const key = lineKey?.(row);
    const sold = key === undefined ? undefined : lines.get(key);
    const orderId = orderKey?.(row) ?? sold?.order.key ?? '';
    const order = sold?.order ?? orders.get(orderId);
    const fault = missing.get(orderId);
    if (fault !== undefined) throw new RowFault(`order ${orderId} did not come in: ${fault}`);
    if (!order || (key !== undefined && !sold)) {
      throw new RowFault(
        key === undefined ? `there is no order ${orderId} to refund` : `there is no line ${key} to refund`,
      );
    }
    const at = refundedAt(row);
    if (at === undefined) throw new RowFault('the date is empty');
    const exact = amount(row, order.currency);
    const amountMinor = exact && toMinor(exact, order.currency);
    if (amountMinor !== undefined && amountMinor !== 0n) signs.add(amountMinor < 0n);
    if (signs.size > 1) throw new RowFault('amounts above and below zero stand in one file');
    const refund: Refund = {
      key: ownKey(row) ?? '',
      at: momentAfter(order, at, dayOf),
      amountMinor: amountMinor !== undefined && amountMinor < 0n ? -amountMinor : amountMinor,
      quantity: quantity(row),
    };
    if (sold) addLineRefund(sold, refund);
    else addOrderRefund(order, refund);
  };
}

/** Compiles the fields of a refund that stands beside its line. */
export function readRefundBeside(
  mapped: FileOf<'lines'>,
  reader: RowReader,
  dayOf: DayOf,
): (row: SourceRow, sold: SoldLine) => void {
  const { refundedAt } = mapped;
  if (refundedAt === undefined) return () => undefined;
  const amount = reader.amount(mapped.refundAmount, 'the refund');
  const word = reader.text(mapped.refundQuantity);
  const quantity = reader.units(mapped.refundQuantity, 'the quantity that came back');
  const date = reader.date(refundedAt, 'the date of the refund');
  return (row, sold) => {
    const exact = amount(row, sold.order.currency);
    const isAll = word(row)?.toLowerCase() === 'all';
    const units = isAll ? sold.line.quantity : quantity(row);
    if ((exact?.digits ?? 0n) === 0n && (units ?? 0) === 0) return;
    const at = date(row);
    if (at === undefined) throw new RowFault('the date of the refund is empty');
    addLineRefund(sold, {
      key: '',
      at: momentAfter(sold.order, at, dayOf),
      amountMinor: exact && toMinor(exact, sold.order.currency),
      quantity: units,
    });
  };
}

/** A return of everything that an order has, at the moment of the order. */
export function wholeReturn(lines: readonly LineDraft[], at: Date): ReturnDraft {
  const parts = lines.map((line) => ({
    line,
    quantity: line.quantity,
    netMinor: line.figures.net,
    taxMinor: line.figures.tax,
  }));
  return { key: '', at, refundMinor: parts.reduce((total, part) => total + part.netMinor + part.taxMinor, 0n), parts };
}
