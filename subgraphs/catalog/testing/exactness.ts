import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { advanceTable } from '../search/advance-table.ts';
import { buildTable, type PlacedTable } from '../search/build-table.ts';
import { differences, readEverything } from './brute-force-lists.ts';
import { createProduct, type TestCatalog } from './catalog.ts';
import { writeSomething } from './concurrent-writes.ts';

const REPLICAS = 2;
const WRITERS = 4;
/** Random lists that each read compares. */
const QUESTIONS = 12;
/** Reads of all replicas for which a held transaction stays open. */
const HELD_FOR = 5;

interface Exactness {
  readonly transactions: number;
  readonly reads: number;
  readonly wrong: readonly string[];
}

/**
 * Two replicas read while four writers write: each read advances its table and asks PostgreSQL by brute force in the
 * same snapshot. Ends after so many transactions.
 */
export async function compareUnderWrites(
  catalog: TestCatalog,
  products: number,
  transactions: number,
): Promise<Exactness> {
  const ids: string[] = [];
  for (let index = 0; index < products; index++) ids.push((await createProduct(catalog)).id);
  const db = catalog.database.open('catalog');
  const readers = Array.from({ length: REPLICAS }, () => catalog.database.open('catalog'));
  const wrong: string[] = [];
  let reads = 0;
  let written = 0;
  let waiting: Array<{ readonly until: number; readonly go: () => void }> = [];
  const hold = () => new Promise<void>((go) => waiting.push({ until: reads + HELD_FOR, go }));
  const now = () => catalog.clock.now();

  async function read(reader: Database, placed: PlacedTable): Promise<void> {
    await reader.inTransaction('test-read', async (tx) => {
      await tx.query(sql`set transaction isolation level repeatable read`);
      if (!(await advanceTable(tx, placed))) throw new Error('the log is said to be another one');
      const at = now();
      wrong.push(...differences(placed.table, await readEverything(tx, at), at, QUESTIONS));
    });
    reads += 1;
    for (const one of waiting) if (one.until <= reads) one.go();
    waiting = waiting.filter(({ until }) => until > reads);
    catalog.clock.advance(37);
  }

  const writing = Array.from({ length: WRITERS }, async () => {
    while (written < transactions) {
      written += 1;
      await writeSomething({ db, ids, now, hold });
    }
  });
  let isWriting = true;
  const reading = readers.map(async (reader) => {
    const placed = await buildTable(reader, () => false);
    if (!placed) throw new Error('the build was stopped');
    while (isWriting) await read(reader, placed);
    await read(reader, placed);
  });
  await Promise.all(writing);
  isWriting = false;
  await Promise.all(reading);
  return { transactions: written, reads, wrong };
}
