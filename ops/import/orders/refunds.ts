import { divideHalfUp } from '#kernel/values/money.ts';
import { toMinor } from '../amounts/exact.ts';
import { type LineDraft, type OrderDraft, type RefundDraft, RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import type { FileOf } from './mapping.ts';
import type { RowReader } from './row-reader.ts';

/** A line with the order it stands in. */
export interface SoldLine {
  readonly order: OrderDraft;
  readonly line: LineDraft;
}

/** Adds what came back to a line. @throws RowFault when that is more than was sold. */
export function addRefund(line: LineDraft, refund: Omit<RefundDraft, 'key'> & { readonly key: string | null }): void {
  if (refund.amountMinor <= 0n) throw new RowFault('the refund has no amount above zero');
  if ((refund.quantity ?? 0) > unitsLeft(line)) throw new RowFault('more units came back than were sold');
  line.refunds.push({ ...refund, key: refund.key ?? `${line.key}#${line.refunds.length + 1}` });
}

/** Units of a line that have not come back. */
export function unitsLeft(line: LineDraft): number {
  return line.refunds.reduce((left, { quantity }) => left - (quantity ?? 0), line.quantity);
}

/** Compiles the fields of a file of refunds. */
export function readRefund(
  mapped: FileOf<'refunds'>,
  reader: RowReader,
  lines: ReadonlyMap<string, SoldLine>,
  refused: ReadonlyMap<string, string>,
): (row: SourceRow) => void {
  const lineKey = reader.required(mapped.line, 'the line key');
  const amount = reader.amount(mapped.amount, 'the amount');
  const refundedAt = reader.date(mapped.refundedAt, 'the date');
  const quantity = reader.quantity(mapped.quantity, 'the quantity', 0);
  const ownKey = reader.text(mapped.key);
  return (row) => {
    const key = lineKey(row);
    const found = lines.get(key);
    if (!found) throw new RowFault(`there is no line ${key} to refund`);
    const { order, line } = found;
    if (refused.has(order.key)) throw new RowFault(`the order ${order.key} of the line was refused`);
    const exact = amount(row, order.currency);
    addRefund(line, {
      key: ownKey(row),
      refundedAt: refundedAt(row),
      amountMinor: exact ? toMinor(exact, order.currency) : 0n,
      quantity: quantity(row),
    });
  };
}

/** Compiles the fields of a refund that stands beside its line; without an amount, it is the units' share of the net. */
export function readRefundBeside(mapped: FileOf<'lines'>, reader: RowReader): (row: SourceRow, sold: SoldLine) => void {
  const { refundedAt } = mapped;
  if (refundedAt === undefined) return () => undefined;
  const amount = reader.amount(mapped.refundAmount, 'the refund');
  const quantity = reader.quantity(mapped.refundQuantity, 'the quantity that came back', 0);
  const date = reader.date(refundedAt, 'the date of the refund');
  return (row, { order, line }) => {
    const exact = amount(row, order.currency);
    const units = quantity(row);
    if ((exact?.digits ?? 0n) === 0n && (units ?? 0) === 0) return;
    const share = divideHalfUp(line.figures.net * BigInt(units ?? 0), BigInt(line.quantity));
    const amountMinor = exact ? toMinor(exact, order.currency) : share;
    addRefund(line, { key: null, refundedAt: date(row), amountMinor, quantity: units });
  };
}
