import { codeOf, storeCodeOf } from './channel-code.ts';
import { type LineDraft, type OrderDraft, RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import type { LineReader } from './line-reader.ts';
import type { OrderMapping } from './mapping.ts';
import { nameLines } from './name-keys.ts';
import type { OrderHead } from './order-head.ts';
import { settleTax, spreadOrderMoney } from './order-money.ts';
import { fateOf } from './order-status.ts';

/** Rows of one order with what they say of it together. */
export interface OrderRows {
  readonly key: string;
  head: OrderHead;
  readonly rows: SourceRow[];
}

/** An order of its rows, and what came back by them. */
export interface AssembledOrder {
  readonly order: OrderDraft;
  readonly sold: ReadonlyArray<{ readonly line: LineDraft; readonly row: SourceRow }>;
  readonly credits: readonly LineDraft[];
}

/** A fault of one of several rows. */
export class FaultOfRow extends Error {
  readonly row: SourceRow;
  constructor(row: SourceRow, reason: string) {
    super(reason);
    this.row = row;
  }
}

/**
 * Makes an order of all its rows; undefined for one that the mapping leaves out.
 * @throws FaultOfRow, and RowFault for what is wrong with the order as a whole.
 */
export function assembleOrder(
  { key, head, rows }: OrderRows,
  { mapping, readLine }: { mapping: OrderMapping; readLine: LineReader },
): AssembledOrder | undefined {
  const fate = fateOf(head, mapping);
  if (fate === 'leaveOut') return undefined;
  const { placedAt, canceledAt } = head.moments;
  const { channel = mapping.defaultChannel, currency } = head.texts;
  if (placedAt === undefined) throw new RowFault('the date is empty');
  if (channel === undefined) throw new RowFault('the channel is empty');
  if (currency === undefined) throw new RowFault('the currency is empty');
  for (const moment of [placedAt, canceledAt]) assertPlausible(moment);
  const { store } = head.texts;
  if (store !== undefined && storeCodeOf(store) === '') throw new RowFault(`"${store}" is no name for a store`);
  const facts = rows.map((row) => ({ row, facts: atRow(row, () => readLine(row, currency)) }));
  const linesOf = (kind: 'sale' | 'credit') =>
    facts.flatMap(({ row, facts: one }) => (one.kind === kind ? [{ row, line: one.line }] : []));
  const sold = linesOf('sale').sort((a, b) => Number(b.line.isPrimary) - Number(a.line.isPrimary));
  const credits = linesOf('credit').map(({ line }) => line);
  const discountRows = facts.reduce(
    (sum, { facts: one }) => sum + (one.kind === 'discount' ? one.amountMinor : 0n),
    0n,
  );
  if (sold.length === 0 && credits.length === 0) throw new RowFault('the order has no line that was sold');
  const lines = sold.map(({ line }) => line);
  const money = spreadOrderMoney(lines, head, { mapping, currency, discountRows });
  settleTax(credits, money.taxIncluded);
  nameLines({ key, lines: [...lines, ...credits] });
  const order: OrderDraft = {
    key,
    orderNumber: (head.texts.orderNumber ?? key).slice(0, 100),
    channel: codeOf(channel),
    channelName: channel,
    store: store ?? null,
    customer: head.texts.customer ?? null,
    email: head.texts.email ?? null,
    phone: head.texts.phone ?? null,
    session: head.texts.session ?? null,
    visitor: head.texts.visitor ?? null,
    postalCode: head.texts.postalCode ?? null,
    country: head.texts.country ?? null,
    placedAt,
    canceledAt: fate === 'canceled' ? latest(placedAt, canceledAt) : null,
    currency,
    ...money,
    isReturnAlone: false,
    lines,
    returns: [],
  };
  return { order, sold, credits };
}

/** Figures know the years from 1970 to 2199; another is a date that was misread. */
function assertPlausible(moment: Date | undefined): void {
  const year = moment?.getUTCFullYear() ?? 1970;
  if (year < 1970 || year > 2199) throw new RowFault(`the date is of the year ${year}`);
}

/** A cancellation without a date is of the order's own moment; one without an hour is not before it. */
function latest(placedAt: Date, canceledAt: Date | undefined): Date {
  return canceledAt === undefined || canceledAt < placedAt ? placedAt : canceledAt;
}

function atRow<T>(row: SourceRow, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    throw new FaultOfRow(row, error.message);
  }
}
