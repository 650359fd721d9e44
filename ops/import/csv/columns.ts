import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { type CsvRow, normalizeHeader } from './rows.ts';

/** Where the column of a name stands; undefined where there is none. @throws StartupError where two have the name. */
export type PlaceOf = (name: string) => number | undefined;

/**
 * Finds the columns of a header by their names, as `plain` writes them. Two columns of one name that nobody reads do no
 * harm; which of two is meant is not guessed.
 */
export function placesOf(
  { cells, line }: Pick<CsvRow, 'cells' | 'line'>,
  path: string,
  plain: (cell: string) => string = normalizeHeader,
): PlaceOf {
  const places = new Map<string, number[]>();
  for (const [index, cell] of cells.entries()) {
    const name = plain(cell);
    places.set(name, [...(places.get(name) ?? []), index]);
  }
  return (name) => {
    const [place, second] = places.get(name) ?? [];
    if (place === undefined || second === undefined) return place;
    throw new StartupError(
      `${path} has two columns "${shown(cells[place]?.trim() ?? '')}", ${place + 1} and ${second + 1} of line ${line}: rename the one that is not meant.`,
    );
  };
}
