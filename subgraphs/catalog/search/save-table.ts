import type { FeedPosition } from '../products/store/change-feed.ts';
import type { PlacedTable } from './build-table.ts';
import { partsOf, TABLE_FORMAT, type TablePart } from './model/table-parts.ts';
import { writeParts } from './store/table-file.ts';

/** What stands before the parts of a table. */
export interface TableHeader {
  readonly format: number;
  readonly position: FeedPosition;
}

/** Keeps a table for the next start, with the position at which it stands now; in slices between the requests. */
export async function saveTable(path: string, { table, position }: PlacedTable): Promise<void> {
  await writeParts(path, withHeader({ format: TABLE_FORMAT, position }, partsOf(table)));
}

function* withHeader(header: TableHeader, parts: Iterable<TablePart>): Generator<TableHeader | TablePart> {
  yield header;
  yield* parts;
}
