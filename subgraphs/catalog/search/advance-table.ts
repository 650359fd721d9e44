import type { Reader } from '#kernel/database/database.ts';
import { PRODUCT_CHANGED } from '../products/events.ts';
import type { PlacedTable } from './build-table.ts';
import { readDelta, readIndexedById } from './store/product-feed.ts';
import { createSlices } from './store/slices.ts';

/** Products of one statement, where many have changed. */
const PAGE = 100;

/**
 * Brings a table up to what is committed now: one statement, unless an import has changed many. In the end the table
 * is as of one snapshot.
 * @returns false when the table has nothing to do with this log any more.
 */
export async function advanceTable(db: Reader, placed: PlacedTable): Promise<boolean> {
  const { table } = placed;
  for (;;) {
    const delta = await readDelta(db, placed.position, PRODUCT_CHANGED);
    if (!delta.isContinuous) return false;
    if (delta.products !== undefined) {
      const found = new Set<string>();
      for (const product of delta.products) {
        table.put(product);
        found.add(product.id);
      }
      for (const id of delta.changedIds) if (!found.has(id)) table.remove(id);
      placed.position = delta.position;
      return true;
    }
    const slices = createSlices();
    for (let start = 0; start < delta.changedIds.length; start += PAGE) {
      for (const product of await readIndexedById(db, delta.changedIds.slice(start, start + PAGE))) {
        table.put(product);
        await slices.pause();
      }
    }
    // These were read later than the feed: what has changed between the two comes with the next round.
    placed.position = delta.position;
  }
}
