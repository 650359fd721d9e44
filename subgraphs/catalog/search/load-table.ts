import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { FeedPosition } from '../products/store/change-feed.ts';
import { advanceTable } from './advance-table.ts';
import type { PlacedTable } from './build-table.ts';
import { createTableReader, TABLE_FORMAT, type TablePart } from './model/table-parts.ts';
import type { TableHeader } from './save-table.ts';
import { readFigures } from './store/product-feed.ts';
import { readParts } from './store/table-file.ts';

/**
 * Reads the table that was kept, and brings it up to what is committed now.
 * @throws when there is none, or in any doubt: a damaged file, another format, another log, or products of other
 * versions than the database has.
 */
export async function loadTable(db: Database, path: string): Promise<PlacedTable> {
  const reader = createTableReader();
  let position: FeedPosition | undefined;
  await readParts(path, (part) => {
    if (position) return reader.take(part as TablePart);
    const header = part as TableHeader;
    if (header.format !== TABLE_FORMAT) throw new Error('it has another format');
    position = header.position;
  });
  if (!position) throw new Error('it is empty');
  const placed: PlacedTable = { table: reader.table, position };
  await db.inTransaction('load-table', async (tx) => {
    await tx.query(sql`set transaction isolation level repeatable read, read only`);
    if (!(await advanceTable(tx, placed))) throw new Error('it is of another log');
    const { count, versions } = await readFigures(tx);
    if (count !== placed.table.count || versions !== placed.table.versionSum) {
      throw new Error('it holds other products than the database');
    }
  });
  return placed;
}
