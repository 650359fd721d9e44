import { readRows } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import type { RejectsFile } from '../rejects.ts';
import type { DateReader } from './dates.ts';
import { type LineDraft, type OrderDraft, type ProductFacts, type RefundDraft, RowFault } from './drafts.ts';
import { toMinor } from './exact.ts';
import { type FieldCompiler, fieldsOf } from './field.ts';
import { readLine } from './line-reader.ts';
import type { FileOf, MappedFile, OrderMapping } from './mapping.ts';
import { beginOrder, headReader, type OrderHead } from './order-head.ts';
import { type RowReader, rowReader } from './row-reader.ts';

/** A file with what the mapping says of it. */
export interface HistoryFile {
  readonly source: SourceFile;
  readonly mapped: MappedFile;
  readonly rejects: RejectsFile;
}

export interface HistoryOptions {
  readonly mapping: OrderMapping;
  readonly dates: DateReader;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Reads every file and joins them into orders, in the order in which the lines file first names them. The orders stay
 * in memory, about 1 KB each: lines of one order may stand far apart, and an order comes in whole or not at all.
 */
export async function readHistory(files: readonly HistoryFile[], options: HistoryOptions): Promise<OrderDraft[]> {
  const products = new Map<string, ProductFacts>();
  const heads = new Map<string, OrderHead>();
  let before = 0;
  const read = async <Role extends MappedFile['role']>(
    role: Role,
    prepare: (
      mapped: FileOf<Role>,
      reader: RowReader,
      compile: FieldCompiler,
    ) => (cells: readonly string[], line: number) => void,
  ) => {
    const file = files.find((one) => one.mapped.role === role);
    if (!file) return;
    await eachRow(file, options, before, prepare as never);
    before += file.source.bytes;
  };

  await read('products', (mapped, reader) => {
    const key = reader.required(mapped.key, 'the product key');
    const title = reader.required(mapped.title, 'the title');
    const [sku, category, vendor] = [mapped.sku, mapped.category, mapped.vendor].map(reader.text);
    return (cells) => {
      products.set(key(cells), {
        title: title(cells),
        sku: sku?.(cells) ?? null,
        category: category?.(cells) ?? null,
        vendor: vendor?.(cells) ?? null,
      });
    };
  });
  await read('orders', (mapped, reader) => {
    const key = reader.required(mapped.key, 'the order key');
    const head = headReader(mapped, options.mapping, reader, true);
    return (cells) => {
      const id = key(cells);
      if (heads.has(id)) throw new RowFault(`order ${id} stands in the file twice`);
      heads.set(id, head(cells));
    };
  });
  const lines = new Map<string, { order: OrderDraft; line: LineDraft }>();
  const orders = new Map<string, OrderDraft>();
  const refused = new Map<string, string>();
  const hasOrders = files.some((file) => file.mapped.role === 'orders');
  await read('lines', (mapped, reader) => {
    const orderKey = reader.required(mapped.order, 'the order key');
    const head = headReader(mapped, options.mapping, reader, !hasOrders);
    const line = readLine(mapped, reader, products);
    return (cells) => {
      const key = orderKey(cells);
      const fault = refused.get(key);
      if (fault !== undefined) throw new RowFault(`another line of order ${key} was refused: ${fault}`);
      try {
        const own = heads.get(key);
        if (hasOrders && !own) throw new RowFault(`order ${key} is not in the orders file`);
        const order = orders.get(key) ?? beginOrder(key, own, head(cells));
        const draft = line(cells, order);
        if (lines.has(draft.key)) throw new RowFault(`line ${draft.key} stands in the file twice`);
        order.lines.push(draft);
        orders.set(key, order);
        lines.set(draft.key, { order, line: draft });
      } catch (error) {
        if (!(error instanceof RowFault)) throw error;
        refused.set(key, error.message);
        throw new RowFault(`${error.message}; order ${key} is refused whole`);
      }
    };
  });
  for (const key of refused.keys()) orders.delete(key);
  await read('refunds', (mapped, reader) => refundReader(mapped, reader, lines, refused));
  return [...orders.values()];
}

function refundReader(
  mapped: FileOf<'refunds'>,
  reader: RowReader,
  lines: ReadonlyMap<string, { order: OrderDraft; line: LineDraft }>,
  refused: ReadonlyMap<string, string>,
): (cells: readonly string[]) => void {
  const lineKey = reader.required(mapped.line, 'the line key');
  const amount = reader.exact(mapped.amount, 'the amount');
  const refundedAt = reader.date(mapped.refundedAt, 'the date');
  const quantity = reader.quantity(mapped.quantity, 'the quantity', 0);
  const ownKey = reader.text(mapped.key);
  return (cells) => {
    const key = lineKey(cells);
    const found = lines.get(key);
    if (!found) throw new RowFault(`there is no line ${key} to refund`);
    const { order, line } = found;
    if (refused.has(order.key)) throw new RowFault(`the order ${order.key} of the line was refused`);
    const exact = amount(cells);
    const amountMinor = exact ? toMinor(exact, order.currency) : 0n;
    if (amountMinor <= 0n) throw new RowFault('the refund has no amount above zero');
    const units = quantity(cells);
    if (units !== undefined && units > line.quantity) throw new RowFault('more units came back than were sold');
    const refund: RefundDraft = {
      key: ownKey(cells) ?? `${key}#${line.refunds.length + 1}`,
      refundedAt: refundedAt(cells),
      amountMinor,
      quantity: units,
    };
    line.refunds.push(refund);
  };
}

async function eachRow(
  file: HistoryFile,
  options: HistoryOptions,
  bytesBefore: number,
  prepare: (
    mapped: MappedFile,
    reader: RowReader,
    compile: FieldCompiler,
  ) => (cells: readonly string[], line: number) => void,
): Promise<void> {
  let take: ((cells: readonly string[], line: number) => void) | undefined;
  for await (const { cells, line, bytes } of readRows(file.source)) {
    if (!take) {
      file.rejects.setHeader(cells);
      const compile = fieldsOf(cells, file.source.path);
      take = prepare(file.mapped, rowReader(compile, options.mapping, options.dates), compile);
      continue;
    }
    try {
      take(cells, line);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      file.rejects.add([{ line, refused: true, reason: error.message, cells }]);
    }
    options.onBytes(bytesBefore + bytes);
  }
}
