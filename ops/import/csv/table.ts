import { type CsvRow, readRows } from './rows.ts';
import type { SourceFile } from './source-file.ts';

/** A row below a header. */
export interface TableRow extends CsvRow {
  /** Why its cells cannot be those of the columns; undefined where they can. */
  readonly fault: string | undefined;
}

/** Lines in which the header is looked for: titles and empty lines may stand above it. */
const TITLE_ROWS = 30;

/**
 * Streams the table of a file, its header first: the first row that is one. Where none is, the first row stands for it
 * and its reader says what it lacks.
 */
export async function* readTable(
  file: SourceFile,
  isHeader: (cells: readonly string[]) => boolean,
): AsyncGenerator<TableRow> {
  let first: CsvRow | undefined;
  let isFound = false;
  let titles = 0;
  let width = 0;
  for await (const row of readRows(file)) {
    if (isFound) {
      yield { ...row, fault: surplusOf(row, width) };
      continue;
    }
    first ??= row;
    titles += 1;
    isFound = isHeader(row.cells);
    // Columns that the operator names may be the first of more.
    width = file.columns ? Number.POSITIVE_INFINITY : row.cells.length;
    if (isFound) yield { ...row, fault: undefined };
    else if (titles === TITLE_ROWS) break;
  }
  if (!isFound && first) yield { ...first, fault: undefined };
}

/** A mark between columns that stands in a cell without quotes, as in 12,50, cuts the cell in two: the others are shifted. */
function surplusOf({ cells }: CsvRow, width: number): string | undefined {
  if (cells.slice(width).every((cell) => cell.trim() === '')) return undefined;
  return `the row has ${cells.length} cells, and the header ${width}; a cell that holds the mark between columns stands in quotes`;
}
