import { shown } from '../../cli/command-line.ts';
import type { ProgressStep } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { openSourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';

/** Takes one line of a file of paths. */
export type AddPath = (
  steps: readonly string[],
  counts: { readonly conversions: number; readonly value: number; readonly nulls: number },
) => void;

/** Names of the ends of a chain, which no step may have. */
const ENDS = new Set(['(start)', '(conversion)', '(null)']);
/** Arrows that hold the mark which mostly stands between steps. */
const ARROWS = ['-->', '->', '=>', '>>'];
/** Steps of one path; longer ones are a file of something else. */
const MAX_STEPS = 10_000;
/** Lines between two words about how far the file is read. */
const SAID_EVERY = 10_000;
const MAX_COUNT = 1e15;
const COLUMNS = {
  path: 'path',
  conversions: 'total_conversions',
  value: 'total_conversion_value',
  nulls: 'total_null',
};
type Column = keyof typeof COLUMNS;

type Refuse = (what: string) => StartupError;

/**
 * Streams a file of paths, whatever its length; its lines are counted.
 * @throws StartupError naming the line and what is wrong with it.
 */
export async function readPaths(
  path: string,
  separator: string,
  add: AddPath,
  progress: ProgressStep,
): Promise<{ readonly lines: number; readonly hasValues: boolean }> {
  const file = openSourceFile(path, { isHeader: hasColumns });
  let header: Header | undefined;
  let lines = 0;
  for await (const { line, cells, bytes } of readTable(file, hasColumns)) {
    const refuse: Refuse = (what) => new StartupError(`${path}, line ${line}: ${what}.`);
    if (header === undefined) {
      header = readHeader(cells, refuse);
      continue;
    }
    if (cells.slice(header.width).some((cell) => cell.trim() !== '')) {
      throw refuse(`has ${cells.length} cells, and the header ${header.width}; a decimal is written 12.5`);
    }
    const { places } = header;
    const cell = (column: Column) => cells[places[column]]?.trim() ?? '';
    const steps = readSteps(cell('path'), separator, refuse);
    const conversions = readNumber(cell('conversions'), COLUMNS.conversions, refuse);
    if (conversions === undefined) throw refuse(`${COLUMNS.conversions} is empty`);
    const value = readNumber(cell('value'), COLUMNS.value, refuse) ?? 0;
    if (conversions === 0 && value > 0) throw refuse('has a value without a conversion');
    add(steps, { conversions, value, nulls: readNumber(cell('nulls'), COLUMNS.nulls, refuse) ?? 0 });
    lines += 1;
    if (lines % SAID_EVERY === 0) progress.update(bytes, file.bytes);
  }
  if (lines === 0) throw new StartupError(`${path} has no paths below its header.`);
  return { lines, hasValues: (header?.places.value ?? -1) >= 0 };
}

interface Header {
  readonly width: number;
  /** Where each column is; -1 where it is missing. */
  readonly places: Readonly<Record<Column, number>>;
}

const namesOf = (cells: readonly string[]) => cells.map((cell) => cell.trim().toLowerCase());

function hasColumns(cells: readonly string[]): boolean {
  const names = namesOf(cells);
  return [COLUMNS.path, COLUMNS.conversions].every((name) => names.includes(name));
}

function readHeader(cells: readonly string[], refuse: Refuse): Header {
  const names = namesOf(cells);
  const find = (column: Column) => {
    if (names.indexOf(COLUMNS[column]) !== names.lastIndexOf(COLUMNS[column])) {
      throw refuse(`the header has the column ${COLUMNS[column]} twice`);
    }
    return names.indexOf(COLUMNS[column]);
  };
  const places = {
    path: find('path'),
    conversions: find('conversions'),
    value: find('value'),
    nulls: find('nulls'),
  };
  for (const column of ['path', 'conversions'] as const) {
    if (places[column] === -1) throw refuse(`the header has no column ${COLUMNS[column]}: ${shown(cells.join(', '))}`);
  }
  return { width: cells.length, places };
}

function readSteps(text: string, separator: string, refuse: Refuse): string[] {
  if (text === '') throw refuse('the path is empty');
  const mark = separator.trim() || separator;
  const arrow = ARROWS.find((one) => one !== mark && one.includes(mark) && text.includes(one));
  if (arrow !== undefined) {
    throw refuse(`the path "${shown(text)}" has ${arrow} between its steps, and not ${mark}: say --sep="${arrow}"`);
  }
  // An accent may be written as one letter or as two: either way it is one channel.
  const steps = text.split(mark).map((step) => step.trim().normalize('NFC'));
  if (steps.length > MAX_STEPS) throw refuse(`the path has more than ${MAX_STEPS} steps`);
  if (steps.includes('')) throw refuse(`the path "${shown(text)}" has a step without a name`);
  const end = steps.find((step) => ENDS.has(step));
  if (end !== undefined) throw refuse(`${end} is an end of the chain, and no step`);
  return steps;
}

/** A number as R writes it, 1e+05 too; NA is an empty one. Commas could mean two things, so they are refused. */
function readNumber(text: string, column: string, refuse: Refuse): number | undefined {
  if (text === '' || text === 'NA') return undefined;
  const number = /^(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : Number.NaN;
  if (number <= MAX_COUNT) return number;
  if (text.includes(',')) throw refuse(`${column} is "${shown(text)}"; a decimal is written 12.5`);
  throw refuse(`${column} is "${shown(text)}", which is no number from 0 to 1e15`);
}
