import { toMinor } from '../amounts/exact.ts';
import { type AssembledOrder, assembleOrder, FaultOfRow, type OrderRows } from './assemble-order.ts';
import { type CreditLine, settleCredits } from './credit-lines.ts';
import { type OrderDraft, type ProductFacts, RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import { lineReader } from './line-reader.ts';
import type { FileOf, OrderMapping } from './mapping.ts';
import { amountOf, headReader, joinHeads, type OrderHead } from './order-head.ts';
import { addOrderRefund, type DayOf, momentAfter, readRefundBeside, type SoldLine } from './returns.ts';
import type { RowReader } from './row-reader.ts';

/** Reports a row: refused, or taken without a part of it. */
export type ReportRow = (row: SourceRow, reason: string, refused: boolean) => void;

/** What was done with orders without a word of their own in the file. */
export interface HistoryCounts {
  leftOut: number;
  returnsAlone: number;
  undatedRefunds: number;
}

/** Orders as the lines of a file make them. */
export interface History {
  readonly orders: ReadonlyMap<string, OrderDraft>;
  /** Returns of what was sold before the files begin. */
  readonly returnsAlone: readonly OrderDraft[];
  readonly lines: ReadonlyMap<string, SoldLine>;
  /** Orders that did not come in, with the reason. */
  readonly missing: ReadonlyMap<string, string>;
  readonly counts: Readonly<HistoryCounts>;
  /** Compiles the fields of the lines; rows are kept until all of their orders are there. */
  readLines(mapped: FileOf<'lines'>, reader: RowReader, report: ReportRow): (row: SourceRow) => void;
  /** To be called when all rows were read: makes the orders, and finds the sales that credits give back. */
  settle(): void;
}

/** @param heads what a file of orders said of each; null where there is none and the lines say it. */
export function openHistory(
  mapping: OrderMapping,
  products: ReadonlyMap<string, ProductFacts>,
  heads: ReadonlyMap<string, OrderHead> | null,
  dayOf: DayOf,
): History {
  const orders = new Map<string, OrderDraft>();
  const returnsAlone: OrderDraft[] = [];
  const lines = new Map<string, SoldLine>();
  const missing = new Map<string, string>();
  const gathered = new Map<string, OrderRows>();
  const counts = { leftOut: 0, returnsAlone: 0, undatedRefunds: 0 };
  let makeOrders: () => readonly CreditLine[] = () => [];

  return {
    orders,
    returnsAlone,
    lines,
    missing,
    counts,
    readLines(mapped, reader, report) {
      const orderKey = reader.required(mapped.order, 'the order key');
      const readHead = headReader(mapped, mapping, reader, heads === null);
      const readLine = lineReader(mapped, mapping, reader, products);
      const readRefund = readRefundBeside(mapped, reader, dayOf);

      const take = ({ order, sold }: AssembledOrder) => {
        for (const { line, row } of sold) {
          if (lines.has(line.key)) throw new FaultOfRow(row, `line ${line.key} stands in the file twice`);
        }
        for (const { line } of sold) lines.set(line.key, { order, line });
        if (order.lines.length > 0) orders.set(order.key, order);
      };
      const addRefunds = ({ order, sold }: AssembledOrder, { head, rows }: OrderRows) => {
        if (order.canceledAt !== null) return;
        for (const { line, row } of sold) reporting(row, report, () => readRefund(row, { order, line }));
        const [row] = rows;
        if (row) reporting(row, report, () => refundOf(order, head));
      };
      const refundOf = (order: OrderDraft, head: OrderHead) => {
        const amount = amountOf(head, 'orderRefund', order.currency);
        if (!amount || amount.digits === 0n) return;
        const { orderRefundedAt: at } = head.moments;
        if (at === undefined) counts.undatedRefunds += 1;
        const minor = toMinor(amount, order.currency);
        const moment = momentAfter(order, at ?? order.placedAt, dayOf);
        addOrderRefund(order, { key: '', at: moment, amountMinor: minor < 0n ? -minor : minor });
      };

      makeOrders = () =>
        [...gathered.values()].flatMap((rows) => {
          try {
            const made = assembleOrder(rows, { mapping, readLine });
            if (!made) {
              counts.leftOut += 1;
              missing.set(rows.key, `it has a status that is left out`);
              return [];
            }
            take(made);
            addRefunds(made, rows);
            return made.credits.map((line) => ({ order: made.order, line }));
          } catch (error) {
            if (!(error instanceof RowFault || error instanceof FaultOfRow)) throw error;
            refuseOrder(rows, error, report);
            return [];
          }
        });

      const refuseOrder = ({ key, rows }: OrderRows, fault: RowFault | FaultOfRow, tell: ReportRow) => {
        missing.set(key, fault.message);
        const faulty = fault instanceof FaultOfRow ? fault.row : rows[0];
        for (const row of rows) {
          const own = `${fault.message}; order ${key} is refused whole`;
          tell(row, row === faulty ? own : `another row of order ${key} was refused: ${fault.message}`, true);
        }
      };

      return (row) => {
        // A row whose cells are shifted refuses the order that it names, as far as it can be read.
        const key = orderKey(row.fault === undefined ? row : { ...row, fault: undefined });
        const own = heads?.get(key);
        if (heads && !own) throw new RowFault(`order ${key} is not in the orders file`);
        const known = gathered.get(key);
        const fault = missing.get(key);
        if (fault !== undefined) throw new RowFault(`another row of order ${key} was refused: ${fault}`);
        try {
          const head = readHead(row);
          const before = known?.head ?? own;
          const joined = before ? joinHeads(key, before, head, dayOf) : head;
          if (known) {
            known.head = joined;
            known.rows.push(row);
          } else gathered.set(key, { key, head: joined, rows: [row] });
        } catch (error) {
          if (!(error instanceof RowFault)) throw error;
          gathered.delete(key);
          refuseOrder(
            { key, head: { texts: {}, moments: {}, amounts: {} }, rows: [...(known?.rows ?? []), row] },
            new FaultOfRow(row, error.message),
            report,
          );
        }
      };
    },
    settle() {
      const credits = makeOrders();
      for (const order of settleCredits(credits, orders.values())) {
        const key = orders.has(order.key) ? `${order.key}~return` : order.key;
        returnsAlone.push({
          ...order,
          key,
          orderNumber: orders.has(order.key) ? `${order.orderNumber}~return` : order.orderNumber,
        });
        counts.returnsAlone += order.lines.length;
      }
    },
  };
}

/** A refund that cannot be is reported; its sale comes in. */
function reporting(row: SourceRow, report: ReportRow, add: () => void): void {
  try {
    add();
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    report(row, `${error.message}; taken without the refund`, false);
  }
}
