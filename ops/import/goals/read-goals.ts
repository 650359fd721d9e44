import { StartupError } from '../../cli/startup-error.ts';
import { type PlaceOf, placesOf } from '../csv/columns.ts';
import { normalizeHeader } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import type { Reject } from '../rejects.ts';
import { type GoalRow, readGoalRow } from './goal-row.ts';

const NEEDED = ['metric', 'target'];
/** A row of the file with what it says. */
export interface GoalLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly goal: GoalRow;
}

export const refuse = ({ line, cells }: Pick<GoalLine, 'line' | 'cells'>, reason: string): Reject => ({
  line,
  cells,
  refused: true,
  reason,
});

/**
 * Reads the goals of a file; a row that is none says why.
 * @throws StartupError when the header has no such columns.
 */
export async function readGoalLines(
  file: SourceFile,
  onHeader: (header: readonly string[]) => void,
): Promise<{ lines: GoalLine[]; faults: Reject[] }> {
  const lines: GoalLine[] = [];
  const faults: Reject[] = [];
  let places: PlaceOf | undefined;
  for await (const { line, cells, fault } of readTable(file, isHeader)) {
    if (!places) {
      const found = placesOf({ cells, line }, file.path);
      const missing = NEEDED.filter((name) => found(name) === undefined);
      if (missing.length > 0)
        throw new StartupError(`${file.path} is no file of goals: its header has no column ${missing.join(', ')}.`);
      onHeader(cells);
      places = found;
      continue;
    }
    const known = places;
    const goal = fault ?? readGoalRow((name) => cells[known(name) ?? -1]?.trim() ?? '');
    if (typeof goal === 'string') faults.push(refuse({ line, cells }, goal));
    else lines.push({ line, cells, goal });
  }
  return { lines, faults };
}

function isHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.map(normalizeHeader));
  return NEEDED.every((name) => names.has(name));
}
