import { type CreditLine, settleCredits } from './credit-lines.ts';
import { type OrderDraft, type ProductFacts, RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import { lineReader } from './line-reader.ts';
import type { FileOf, OrderMapping } from './mapping.ts';
import { beginOrder, headReader, type OrderHead } from './order-head.ts';
import { readRefundBeside, type SoldLine } from './refunds.ts';
import type { RowReader } from './row-reader.ts';

/** Orders as the lines of a file make them. */
export interface History {
  readonly orders: ReadonlyMap<string, OrderDraft>;
  /** By the line's key. */
  readonly lines: ReadonlyMap<string, SoldLine>;
  /** Orders that were refused, with the reason of the row that was first. */
  readonly refused: ReadonlyMap<string, string>;
  /** Compiles the fields of the lines. */
  readLines(
    mapped: FileOf<'lines'>,
    reader: RowReader,
    refuse: (row: SourceRow, reason: string) => void,
  ): (row: SourceRow) => void;
  /** To be called when all lines were read: leaves out what was refused, and finds the sales that credits give back. */
  settle(): void;
}

/** @param heads what a file of orders said of each; null where there is none and the lines say it. */
export function openHistory(
  mapping: OrderMapping,
  products: ReadonlyMap<string, ProductFacts>,
  heads: ReadonlyMap<string, OrderHead> | null,
): History {
  const orders = new Map<string, OrderDraft>();
  const lines = new Map<string, SoldLine>();
  const refused = new Map<string, string>();
  const credits: CreditLine[] = [];

  return {
    orders,
    lines,
    refused,
    readLines(mapped, reader, refuse) {
      const orderKey = reader.required(mapped.order, 'the order key');
      const readHead = headReader(mapped, mapping, reader, heads === null);
      const readLine = lineReader(mapped, reader, products, mapping.negativeQuantities === 'returns');
      const readRefund = readRefundBeside(mapped, reader);
      const places = new Map<string, number>();
      const take = (key: string, row: SourceRow) => {
        const own = heads?.get(key);
        if (heads && !own) throw new RowFault(`order ${key} is not in the orders file`);
        const order = orders.get(key) ?? beginOrder(key, own, readHead(row));
        const place = (places.get(key) ?? 0) + 1;
        const { line, isCredit } = readLine(row, order, place);
        if (lines.has(line.key)) throw new RowFault(`line ${line.key} stands in the file twice`);
        places.set(key, place);
        if (isCredit) {
          credits.push({ order, line, refuse: (reason) => refuse(row, reason) });
          return;
        }
        readRefund(row, { order, line });
        order.lines.push(line);
        orders.set(key, order);
        lines.set(line.key, { order, line });
      };
      return (row) => {
        const key = orderKey(row);
        const fault = refused.get(key);
        if (fault !== undefined) throw new RowFault(`another line of order ${key} was refused: ${fault}`);
        try {
          take(key, row);
        } catch (error) {
          if (!(error instanceof RowFault)) throw error;
          refused.set(key, error.message);
          throw new RowFault(`${error.message}; order ${key} is refused whole`);
        }
      };
    },
    settle() {
      for (const key of refused.keys()) orders.delete(key);
      settleCredits(
        credits.filter(({ order }) => !refused.has(order.key)),
        orders.values(),
      );
    },
  };
}
