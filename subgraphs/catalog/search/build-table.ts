import type { Reader } from '#kernel/database/database.ts';
import { type FeedPosition, readPosition } from '../products/store/change-feed.ts';
import { ProductTable } from './model/product-table.ts';
import { readIndexedAfter } from './store/product-feed.ts';
import { createSlices } from './store/slices.ts';

/** A table, and up to where it holds what was committed. */
export interface PlacedTable {
  readonly table: ProductTable;
  position: FeedPosition;
}

/** Products of one statement: few enough that reading its answer keeps no request waiting. */
const PAGE = 100;

/**
 * Builds the table of all products, in slices between the requests. It stands where it began: what has changed
 * meanwhile comes by the feed. Undefined when it was stopped.
 */
export async function buildTable(db: Reader, isStopped: () => boolean): Promise<PlacedTable | undefined> {
  const table = new ProductTable();
  const position = await readPosition(db);
  const slices = createSlices();
  for (let after = ''; !isStopped(); ) {
    const products = await readIndexedAfter(db, after, PAGE);
    for (const product of products) {
      table.put(product);
      await slices.pause();
    }
    const last = products.at(-1);
    if (last === undefined) return { table, position };
    after = last.id;
  }
  return undefined;
}
