import type { ProductId } from '../../../shared/ids.ts';
import { PRODUCT_STATUSES } from '../../products/model/product.ts';
import { Series } from './growing.ts';
import type { IndexedListing } from './indexed-product.ts';
import { ProductTable } from './product-table.ts';

/** Grows with every change of what the parts hold, or of how words are folded and stemmed. */
export const TABLE_FORMAT = 1;

/** Slots of one part, and what terms or values of one weigh: few enough that making it keeps no request waiting. */
const SLOTS = 500;
const PART_WEIGHT = 50_000;
/** What a term or a value weighs beside its slots, one each. */
const ENTRY_WEIGHT = 20;

interface SlotPart {
  readonly kind: 'slots';
  readonly first: number;
  readonly ids: readonly ProductId[];
  readonly titles: readonly string[];
  /** Versions, instants of creation and update, contents, one after the other. */
  readonly columns: readonly Float64Array[];
  /** A letter each: the index of the status, or a hyphen where the slot is free. */
  readonly statuses: string;
  readonly prices: ReadonlyArray<readonly [channelCode: string, prices: Float64Array]>;
  readonly windowed: ReadonlyArray<readonly [slot: number, listings: readonly IndexedListing[]]>;
}

interface TermPart {
  readonly kind: 'terms';
  readonly terms: ReadonlyArray<readonly [text: string, isWord: boolean, slots: Uint32Array]>;
}

interface ValuePart {
  readonly kind: 'values';
  readonly values: ReadonlyArray<readonly [key: string, slots: Uint32Array]>;
}

export type TablePart = SlotPart | TermPart | ValuePart;

/**
 * The parts of a table, made while it keeps changing between them: what is added meanwhile is left out, and what
 * changes comes again by the feed, from where the table stood at first.
 */
export function* partsOf(table: ProductTable): Generator<TablePart> {
  const { size } = table;
  for (let first = 0; first < size; first += SLOTS) yield slotPart(table, first, Math.min(first + SLOTS, size));
  for (const terms of inParts(termsOf(table, size * 4), ([, , slots]) => slots)) yield { kind: 'terms', terms };
  for (const values of inParts(valuesOf(table, size), ([, slots]) => slots)) yield { kind: 'values', values };
}

function* termsOf({ words }: ProductTable, bound: number): Generator<TermPart['terms'][number]> {
  for (let term = 0; term < words.termCount; term++) {
    yield [words.textOf(term), words.isWord(term), below(words.postingsOf(term), bound)];
  }
}

function* valuesOf(table: ProductTable, bound: number): Generator<ValuePart['values'][number]> {
  for (const [key, series] of table.values) yield [key, below(series, bound)];
}

/** Entries together until they are enough for one part. */
function* inParts<T>(entries: Iterable<T>, slotsOf: (entry: T) => Uint32Array): Generator<T[]> {
  let part: T[] = [];
  let weight = 0;
  for (const entry of entries) {
    part.push(entry);
    weight += slotsOf(entry).length + ENTRY_WEIGHT;
    if (weight < PART_WEIGHT) continue;
    yield part;
    part = [];
    weight = 0;
  }
  yield part;
}

/** The members below a bound; they are ascending. */
function below({ values, length }: Series, bound: number): Uint32Array {
  let end = length;
  while (end > 0 && (values[end - 1] ?? 0) >= bound) end -= 1;
  return values.slice(0, end);
}

function slotPart(table: ProductTable, first: number, end: number): SlotPart {
  const slots = Array.from({ length: end - first }, (_, index) => first + index);
  const columns = [table.versions, table.createdAtUs, table.updatedAtUs, table.contents];
  return {
    kind: 'slots',
    first,
    ids: table.ids.slice(first, end),
    titles: table.titles.slice(first, end),
    columns: columns.map(({ values }) => values.slice(first, end)),
    statuses: slots.map((slot) => statusLetter(table, slot)).join(''),
    prices: [...table.listed.channels].map(([code, { prices }]) => [
      code,
      Float64Array.from(slots, (slot) => prices.at(slot)),
    ]),
    windowed: slots.flatMap((slot): SlotPart['windowed'] => {
      const known = table.listed.windowed.get(slot);
      return known ? [[slot, known.listings]] : [];
    }),
  };
}

function statusLetter(table: ProductTable, slot: number): string {
  const index = PRODUCT_STATUSES.findIndex((status) => table.statuses[status].has(slot));
  return index < 0 ? '-' : String(index);
}

/** Puts a table together again. */
export function createTableReader(): { take(part: TablePart): void; readonly table: ProductTable } {
  const table = new ProductTable();
  return {
    table,
    take(part) {
      if (part.kind === 'terms') {
        for (const [text, isWord, slots] of part.terms)
          table.words.restore(text, isWord, new Series(slots, slots.length));
      } else if (part.kind === 'values') {
        for (const [key, slots] of part.values) table.values.set(key, new Series(slots, slots.length));
      } else {
        takeSlots(table, part);
      }
    },
  };
}

function takeSlots(table: ProductTable, part: SlotPart): void {
  const windows = new Map(part.windowed);
  part.ids.forEach((id, index) => {
    const slot = part.first + index;
    const status = PRODUCT_STATUSES[Number(part.statuses[index])];
    const [version = 0, createdAtUs = 0, updatedAtUs = 0, content = 0] = part.columns.map((column) => column[index]);
    const listings =
      windows.get(slot) ??
      part.prices.flatMap(([code, prices]): IndexedListing[] => {
        const price = prices[index] ?? Number.NaN;
        return Number.isNaN(price) ? [] : [[code, price, null, null]];
      });
    table.restore({
      id,
      title: part.titles[index] ?? '',
      status,
      version,
      createdAtUs,
      updatedAtUs,
      content,
      listings,
    });
  });
}
