import { type NumberReader, statedNumbers } from '../amounts/number-reader.ts';
import { readRows } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import type { RejectsFile } from '../rejects.ts';
import type { DateReader } from './dates.ts';
import { type OrderDraft, type ProductFacts, RowFault } from './drafts.ts';
import { fieldsOf, type SourceRow } from './field.ts';
import { findNumbers } from './find-numbers.ts';
import { openHistory } from './history.ts';
import type { FileOf, MappedFile, OrderMapping } from './mapping.ts';
import { headReader, type OrderHead } from './order-head.ts';
import { readRefund } from './refunds.ts';
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
  /** Told what was found out about each file. */
  readonly onFound: (sentence: string) => void;
}

/** Takes one row of a file. @throws RowFault when the row must be refused. */
type TakeRow = (row: SourceRow) => void;

/** Compiles a file's fields; `refuse` is for rows that turn out to be faulty after they were taken. */
type Prepare<Role extends MappedFile['role']> = (
  mapped: FileOf<Role>,
  reader: RowReader,
  refuse: (row: SourceRow, reason: string) => void,
) => TakeRow;

/**
 * Reads every file and joins them into orders, in the order in which the lines file first names them. The orders stay
 * in memory, about 1 KB each: lines of one order may stand far apart, and an order comes in whole or not at all.
 */
export async function readHistory(files: readonly HistoryFile[], options: HistoryOptions): Promise<OrderDraft[]> {
  const { mapping } = options;
  const products = new Map<string, ProductFacts>();
  const heads = new Map<string, OrderHead>();
  let before = 0;
  const read = async <Role extends MappedFile['role']>(role: Role, prepare: Prepare<Role>) => {
    const file = files.find((one) => one.mapped.role === role);
    if (!file) return;
    await eachRow(file, options, before, prepare);
    before += file.source.bytes;
  };
  await read('products', (mapped, reader) => readProduct(mapped, reader, products));
  await read('orders', (mapped, reader) => readOrder(mapped, mapping, reader, heads));
  const hasOrders = files.some((file) => file.mapped.role === 'orders');
  const history = openHistory(mapping, products, hasOrders ? heads : null);
  await read('lines', history.readLines);
  history.settle();
  await read('refunds', (mapped, reader) => readRefund(mapped, reader, history.lines, history.refused));
  return [...history.orders.values()];
}

function readProduct(mapped: FileOf<'products'>, reader: RowReader, products: Map<string, ProductFacts>): TakeRow {
  const key = reader.required(mapped.key, 'the product key');
  const title = reader.required(mapped.title, 'the title');
  const [sku, category, vendor] = [mapped.sku, mapped.category, mapped.vendor].map(reader.text);
  return (row) => {
    products.set(key(row), {
      title: title(row),
      sku: sku?.(row) ?? null,
      category: category?.(row) ?? null,
      vendor: vendor?.(row) ?? null,
    });
  };
}

function readOrder(
  mapped: FileOf<'orders'>,
  mapping: OrderMapping,
  reader: RowReader,
  heads: Map<string, OrderHead>,
): TakeRow {
  const key = reader.required(mapped.key, 'the order key');
  const head = headReader(mapped, mapping, reader, true);
  return (row) => {
    const id = key(row);
    if (heads.has(id)) throw new RowFault(`order ${id} stands in the file twice`);
    heads.set(id, head(row));
  };
}

async function eachRow<Role extends MappedFile['role']>(
  file: HistoryFile,
  options: HistoryOptions,
  bytesBefore: number,
  prepare: Prepare<Role>,
): Promise<void> {
  const refuse = ({ line, cells }: SourceRow, reason: string) =>
    file.rejects.add([{ line, refused: true, reason, cells }]);
  const numbers = await openNumbers(file, options);
  let take: TakeRow | undefined;
  for await (const row of readRows(file.source)) {
    if (!take) {
      file.rejects.setHeader(row.cells);
      const compile = fieldsOf(row.cells, file.source.path);
      const reader = rowReader(compile, options.mapping, options.dates, numbers);
      take = prepare(file.mapped as FileOf<Role>, reader, refuse);
      continue;
    }
    try {
      take(row);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      refuse(row, error.message);
    }
    options.onBytes(bytesBefore + row.bytes);
  }
}

async function openNumbers({ source, mapped }: HistoryFile, options: HistoryOptions): Promise<NumberReader> {
  const { numbers } = options.mapping;
  if (numbers) return statedNumbers(numbers);
  const found = await findNumbers(source, mapped);
  options.onFound(found.sentence);
  return found.numbers;
}
