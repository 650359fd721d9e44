import { basename } from 'node:path';
import { type NumberReader, statedNumbers } from '../amounts/number-reader.ts';
import { describeFile, type SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import type { Reject, RejectsFile } from '../rejects.ts';
import type { Calendar } from './dates.ts';
import { type OrderDraft, type ProductFacts, RowFault } from './drafts.ts';
import { fieldsOf, isHeaderOf, type SourceRow } from './field.ts';
import { findNumbers } from './find-numbers.ts';
import { type HistoryCounts, openHistory, type ReportRow } from './history.ts';
import { type FileOf, fieldsIn, type MappedFile, type OrderMapping } from './mapping.ts';
import { nameReturns } from './name-keys.ts';
import { headReader, type OrderHead } from './order-head.ts';
import { readRefund } from './returns.ts';
import { type RowReader, rowReader } from './row-reader.ts';

/** A file with what the mapping says of it. */
export interface HistoryFile {
  readonly source: SourceFile;
  readonly mapped: MappedFile;
  readonly rejects: RejectsFile;
}

export interface HistoryOptions {
  readonly mapping: OrderMapping;
  readonly calendar: Calendar;
  readonly onBytes: (bytes: number) => void;
  /** Told what was found out about the files. */
  readonly onFound: (sentence: string) => void;
}

/** Takes one row of a file. @throws RowFault when the row must be refused. */
type TakeRow = (row: SourceRow) => void;

/** Compiles a file's fields; `report` is for rows that turn out to be faulty after they were taken. */
type Prepare<Role extends MappedFile['role']> = (mapped: FileOf<Role>, reader: RowReader, report: ReportRow) => TakeRow;

/**
 * Reads every file and joins them into orders, in the order in which the lines file first names them. The orders stay
 * in memory, about 2 KB each: lines of one order may stand far apart, and an order comes in whole or not at all.
 */
export async function readHistory(files: readonly HistoryFile[], options: HistoryOptions): Promise<OrderDraft[]> {
  const { mapping, calendar } = options;
  const products = new Map<string, ProductFacts>();
  const heads = new Map<string, OrderHead>();
  let before = 0;
  const read = async <Role extends MappedFile['role']>(
    role: Role,
    prepare: Prepare<Role>,
    finish: () => void = () => undefined,
  ) => {
    const file = files.find((one) => one.mapped.role === role);
    if (!file) return;
    await eachRow(file, options, before, prepare, finish);
    before += file.source.bytes;
  };
  await read('products', (mapped, reader) => readProduct(mapped, reader, products));
  await read('orders', (mapped, reader) => readOrder(mapped, mapping, reader, heads));
  const hasOrders = files.some((file) => file.mapped.role === 'orders');
  const history = openHistory(mapping, products, hasOrders ? heads : null, calendar.dayOf);
  await read('lines', history.readLines, history.settle);
  await read('refunds', (mapped, reader) => readRefund(mapped, reader, history, calendar.dayOf));
  const orders = [...history.orders.values(), ...history.returnsAlone];
  nameReturns(orders.flatMap((order) => order.returns));
  for (const sentence of describeCounts(history.counts)) options.onFound(sentence);
  return orders;
}

function describeCounts({ leftOut, returnsAlone, undatedRefunds }: HistoryCounts): string[] {
  return [
    ...(leftOut > 0 ? [`Orders left out by their status: ${leftOut}.`] : []),
    ...(returnsAlone > 0 ? [`Lines that came back without a sale in the files: ${returnsAlone}.`] : []),
    ...(undatedRefunds > 0 ? [`Refunds without a day, counted on the day of their order: ${undatedRefunds}.`] : []),
  ];
}

function readProduct(mapped: FileOf<'products'>, reader: RowReader, products: Map<string, ProductFacts>): TakeRow {
  const key = reader.required(mapped.key, 'the product key');
  const [title, category, vendor] = [mapped.title, mapped.category, mapped.vendor].map(reader.text);
  const sku = reader.key(mapped.sku);
  const price = reader.amount(mapped.price, 'the price of the product');
  const cost = reader.amount(mapped.cost, 'the cost of the product');
  return (row) => {
    products.set(key(row), {
      title: title?.(row) ?? null,
      sku: sku(row),
      category: category?.(row) ?? null,
      vendor: vendor?.(row) ?? null,
      price: (currency) => price(row, currency),
      cost: (currency) => cost(row, currency),
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
  finish: () => void,
): Promise<void> {
  const rejects: Reject[] = [];
  const report: ReportRow = ({ line, cells }, reason, refused) => rejects.push({ line, refused, reason, cells });
  const numbers = await openNumbers(file, options);
  let take: TakeRow | undefined;
  for await (const row of readTable(file.source, isHeaderOf(fieldsIn(file.mapped)))) {
    if (!take) {
      file.rejects.setHeader(row.cells);
      const compile = fieldsOf(row, file.source.path);
      const reader = rowReader(compile, options.mapping, options.calendar.read, numbers);
      take = prepare(file.mapped as FileOf<Role>, reader, report);
      continue;
    }
    try {
      take(row);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      report(row, error.message, true);
    }
    options.onBytes(bytesBefore + row.bytes);
  }
  finish();
  file.rejects.add(rejects.sort((a, b) => a.line - b.line));
}

async function openNumbers({ source, mapped }: HistoryFile, options: HistoryOptions): Promise<NumberReader> {
  const { numbers } = options.mapping;
  const tell = (...facts: string[]) => options.onFound(`${basename(source.path)}: ${facts.join(', ')}.`);
  if (numbers) {
    tell(describeFile(source));
    return statedNumbers(numbers);
  }
  const found = await findNumbers(source, mapped);
  tell(describeFile(source), found.description);
  return found.numbers;
}
