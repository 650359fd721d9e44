import type { PageRequest } from '#kernel/values/pagination.ts';
import { BestSlots } from './best-slots.ts';
import { SlotSet } from './growing.ts';
import type { ValueKind } from './indexed-product.ts';
import type { OrderedNumbers } from './ordered-numbers.ts';
import type { FoundProducts, ProductListing, ProductPlace, ProductSort } from './product-list.ts';
import { compareKeys, type ProductTable, valueKey } from './product-table.ts';
import type { WordMatch } from './word-matcher.ts';

/** Of a list that has fewer than this part of all products, the first are chosen; else the kept order is walked. */
const SPARSE = 20;
/** A product whose code was typed comes before every other. */
const CODE_SCORE = 1_000_000;

interface SortKey {
  at(slot: number): number | string;
  /** Where slots are kept in its order. */
  readonly order?: OrderedNumbers;
}

/** A list's page, its total, and how its words were read; the table is as of one moment. */
export function findProducts(
  table: ProductTable,
  listing: ProductListing,
  sort: ProductSort,
  place: ProductPlace,
): FoundProducts {
  const scope = scopeOf(table, listing);
  const found = listing.search === undefined ? undefined : matchText(table, listing, scope, place.reading);
  const hits = found?.hits ?? scope;
  const total = hits.count();
  const key = sortKey(table, listing, sort, found);
  const slots = readPage(table, hits, total, { key, sort, page: place.page });
  return {
    rows: slots.map((slot) => ({ ...table.refOf(slot), key: String(key.at(slot)) })),
    total,
    reading: found?.reading,
  };
}

/** The slots that the filters leave. */
function scopeOf(table: ProductTable, listing: ProductListing): SlotSet {
  const { statuses, channel, ids, minPriceMinor, maxPriceMinor } = listing;
  const scope =
    statuses === undefined
      ? (table.listed.channels.get(channel)?.onSale.copy() ?? new SlotSet())
      : union(statuses.map((status) => table.statuses[status]));
  const narrowed: ReadonlyArray<readonly [ValueKind, readonly string[] | undefined]> = [
    ['category', listing.categories],
    ['vendor', listing.vendors],
    ['tag', listing.tags],
    ['collection', listing.collectionIds],
  ];
  for (const [kind, values] of narrowed) if (values) scope.restrictTo(slotsOfValues(table, kind, values));
  if (ids) scope.restrictTo(slotsOfIds(table, ids));
  if (minPriceMinor === undefined && maxPriceMinor === undefined) return scope;
  const prices = table.listed.channels.get(channel)?.prices;
  const [min, max] = [Number(minPriceMinor ?? -Infinity), Number(maxPriceMinor ?? Infinity)];
  scope.forEach((slot) => {
    const price = prices?.at(slot) ?? Number.NaN;
    // A price that is none lies between no bounds.
    if (!(price >= min && price <= max)) scope.delete(slot);
  });
  return scope;
}

function union(sets: readonly SlotSet[]): SlotSet {
  const all = new SlotSet();
  for (const one of sets) all.include(one);
  return all;
}

function slotsOfValues(table: ProductTable, kind: ValueKind, values: readonly string[]): SlotSet {
  const slots = new SlotSet();
  for (const value of values) {
    const series = table.values.get(valueKey(kind, value));
    for (let index = 0; index < (series?.length ?? 0); index++) slots.add(series?.values[index] ?? 0);
  }
  return slots;
}

function slotsOfIds(table: ProductTable, ids: Iterable<string>): SlotSet {
  const slots = new SlotSet();
  for (const id of ids) {
    const slot = table.slotOf(id);
    if (slot !== undefined) slots.add(slot);
  }
  return slots;
}

/** The products of a code that was typed, and those that have all words; a code that is found needs no forgiving. */
function matchText(
  table: ProductTable,
  { search, codedIds = [] }: ProductListing,
  scope: SlotSet,
  reading: string | undefined,
): WordMatch {
  const words = search?.words ?? [];
  const coded = slotsOfIds(table, codedIds);
  coded.restrictTo(scope);
  const isCode = coded.count() > 0;
  const match = table.matcher.match(words, scope, reading ?? (isCode ? 'w'.repeat(words.length) : undefined));
  if (!isCode) return match;
  const { hits, scoreOf } = match;
  const byWords = hits.copy();
  hits.include(coded);
  return {
    hits,
    reading: match.reading,
    scoreOf: (slot) => (coded.has(slot) ? CODE_SCORE : 0) + (byWords.has(slot) ? scoreOf(slot) : 0),
  };
}

function sortKey(
  table: ProductTable,
  { channel }: ProductListing,
  { key, direction }: ProductSort,
  found: WordMatch | undefined,
): SortKey {
  switch (key) {
    case 'CREATED_AT':
      return { at: (slot) => table.createdAtUs.at(slot), order: table.byCreation };
    case 'UPDATED_AT':
      return { at: (slot) => table.updatedAtUs.at(slot), order: table.byUpdate };
    case 'TITLE':
      return { at: (slot) => table.titles[slot] ?? '', order: table.byTitle };
    case 'RELEVANCE':
      return { at: (slot) => -(found?.scoreOf(slot) ?? 0) };
    case 'PRICE': {
      const prices = table.listed.channels.get(channel)?.prices;
      const none = direction === 'ASC' ? Infinity : -Infinity;
      return {
        at(slot) {
          const price = prices?.at(slot) ?? Number.NaN;
          return Number.isNaN(price) ? none : price;
        },
      };
    }
  }
}

interface PageOfOrder {
  readonly key: SortKey;
  readonly sort: ProductSort;
  readonly page: PageRequest;
}

/** One more than the limit, in the order in which the page is read. */
function readPage(table: ProductTable, hits: SlotSet, total: number, asked: PageOfOrder): number[] {
  const { key, sort, page } = asked;
  const limit = page.limit + 1;
  const sign = sort.direction === 'ASC' ? 1 : -1;
  const isNumber = sort.key !== 'TITLE';
  /** Each product that comes or goes moves all scores a little: a page continues where its last product stands now. */
  const currentScore = (id: string) => {
    const slot = sort.key === 'RELEVANCE' ? table.slotOf(id) : undefined;
    return slot !== undefined && hits.has(slot) ? key.at(slot) : undefined;
  };
  const place = (cursor: readonly string[]) => {
    const [text = '', id = ''] = cursor;
    const value = currentScore(id) ?? (isNumber ? Number(text) : text);
    return (slot: number) => compareKeys(key.at(slot), value) || compareKeys(table.ids[slot] ?? '', id);
  };
  const after = page.after && place(page.after);
  const before = page.before && place(page.before);
  const isWithin = (slot: number) =>
    (after === undefined || sign * after(slot) > 0) && (before === undefined || sign * before(slot) < 0);
  const isAscending = (sign === 1) === (page.isBackward !== true);
  if (key.order === undefined || total * SPARSE < table.count) {
    const reading = isAscending ? 1 : -1;
    const best = new BestSlots(limit, (one, other) => reading * table.compare(one, other, key.at));
    hits.forEach((slot) => {
      if (isWithin(slot)) best.offer(slot);
    });
    return best.slots;
  }
  const slots: number[] = [];
  const take = (slot: number): boolean => {
    if (!hits.has(slot)) return true;
    if (isWithin(slot)) slots.push(slot);
    // Beyond the other cursor nothing more follows.
    else if (slots.length > 0) return false;
    return slots.length < limit;
  };
  const start = page.isBackward ? before : after;
  if (isAscending) key.order.ascend(start, take);
  else key.order.descend(start, take);
  return slots;
}
