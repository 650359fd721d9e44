/** One page of a keyset-paged connection. */
export interface KeysetPage<Item> {
  readonly items: readonly Item[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** Reads the page after a cursor; null is the beginning. */
export type ReadPage<Page> = (after: string | null) => Promise<Page>;

/** A page number beyond this is not walked to; the address was edited manually. */
const MAX_WALK = 40;
const MAX_LISTS = 50;

/**
 * react-admin counts pages, the graph has cursors. This remembers, per list (filter, order and page size), the
 * cursor at which each page seen so far begins, and walks forward from the nearest one to a page not seen yet.
 */
export class PageCursors {
  readonly #lists = new Map<string, Map<number, string | null>>();

  async read<Item, Page extends KeysetPage<Item>>(list: string, page: number, readPage: ReadPage<Page>): Promise<Page> {
    const starts = this.#startsOf(list);
    let known = 1;
    for (const number of starts.keys()) if (number <= page && number > known) known = number;
    if (page - known > MAX_WALK) throw new RangeError(`Page ${page} is too far away`);
    let current = await readPage(starts.get(known) ?? null);
    while (current.hasNextPage && current.endCursor !== null) {
      starts.set(known + 1, current.endCursor);
      if (known >= page) break;
      known += 1;
      current = await readPage(current.endCursor);
    }
    // The list became shorter than the page asked for: that page is empty.
    return known < page ? { ...current, items: [], hasNextPage: false } : current;
  }

  #startsOf(list: string): Map<number, string | null> {
    const found = this.#lists.get(list);
    if (found) return found;
    const [oldest] = this.#lists.keys();
    if (this.#lists.size >= MAX_LISTS && oldest !== undefined) this.#lists.delete(oldest);
    const starts = new Map<number, string | null>([[1, null]]);
    this.#lists.set(list, starts);
    return starts;
  }
}
