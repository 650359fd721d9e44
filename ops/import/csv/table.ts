import { type CsvRow, readRows } from './rows.ts';
import type { SourceFile } from './source-file.ts';

/** Lines in which the header is looked for: titles and empty lines may stand above it. */
const TITLE_ROWS = 30;

/**
 * Streams the table of a file, its header first: the first row that is one. Where none is, the first row stands for it
 * and its reader says what it lacks.
 */
export async function* readTable(
  file: SourceFile,
  isHeader: (cells: readonly string[]) => boolean,
): AsyncGenerator<CsvRow> {
  let first: CsvRow | undefined;
  let isFound = false;
  let titles = 0;
  for await (const row of readRows(file)) {
    if (isFound) {
      yield row;
      continue;
    }
    first ??= row;
    titles += 1;
    isFound = isHeader(row.cells);
    if (isFound) yield row;
    else if (titles === TITLE_ROWS) break;
  }
  if (!isFound && first) yield first;
}
