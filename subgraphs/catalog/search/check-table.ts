import type { Reader } from '#kernel/database/database.ts';
import type { ProductTable } from './model/product-table.ts';
import { readIndexedAfter } from './store/product-feed.ts';
import { createSlices } from './store/slices.ts';

/** Products of one check, and of one of its statements. */
const PRODUCTS = 1_000;
const PAGE = 100;

export interface TableCheck {
  /** The last id that was compared; empty where the next check begins from the start. */
  readonly lastId: string;
  readonly compared: number;
  /** Products that were not as their rows, and are now. */
  readonly repaired: number;
}

/**
 * Compares the next thousand products behind an id with their rows: a change that wrote no event would never be
 * noticed otherwise. `advance` brings the table up to what is committed, after the rows were read.
 */
export async function checkTable(db: Reader, after: string, advance: () => Promise<ProductTable>): Promise<TableCheck> {
  const slices = createSlices();
  let [lastId, compared, repaired] = [after, 0, 0];
  while (compared < PRODUCTS) {
    const products = await readIndexedAfter(db, lastId, PAGE);
    const table = await advance();
    for (const product of products) {
      const slot = table.slotOf(product.id);
      const isNewer = slot !== undefined && table.versions.at(slot) > product.version;
      if (!isNewer && !table.agreesWith(product)) {
        table.put(product);
        repaired += 1;
      }
    }
    await slices.pause();
    compared += products.length;
    lastId = products.at(-1)?.id ?? '';
    if (products.length < PAGE) return { lastId: '', compared, repaired };
  }
  return { lastId, compared, repaired };
}
