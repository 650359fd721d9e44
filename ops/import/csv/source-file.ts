import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';

/** A file to import, as far as its first bytes tell. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Lines before the table that are no row of it: the mark of a spreadsheet, "sep=;". */
  readonly skippedLines: number;
  /** Names of the columns where the file has no header; null where its first record is one. */
  readonly columns: readonly string[] | null;
}

/** `whitespace` is any run of blanks and tabs, as in files with columns of fixed width. */
export const DELIMITERS = [',', ';', '\t', '|', 'whitespace'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** What is known of a file beforehand; the rest is found out. */
export interface FileShape {
  readonly delimiter?: Delimiter | undefined;
  readonly columns?: readonly string[] | undefined;
  /** Whether cells are the header: the mark under which a line is one stands between columns, however often others occur. */
  readonly isHeader?: ((cells: readonly string[]) => boolean) | undefined;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes from which the delimiter is found. */
const SNIFF_BYTES = 1 << 20;

/**
 * Looks at a file before anything is imported.
 * @throws StartupError when it is not there, not a file, not readable, empty, or of two encodings.
 */
export function openSourceFile(path: string, shape: FileShape = {}): SourceFile {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new StartupError(`${path} is not a file.`);
    if (stats.size === 0) throw new StartupError(`${path} is empty.`);
    const [start = Buffer.alloc(0)] = readChunks(path, Math.min(SNIFF_BYTES, stats.size));
    assertNoArchive(path, start);
    const encoding = findEncoding(path, start);
    const text = new TextDecoder(encoding).decode(start);
    if (start.length === stats.size && text.trim() === '') throw new StartupError(`${path} is empty.`);
    const stated = /^"?sep=(.)"?\r?\n/i.exec(text)?.[1];
    const skippedLines = stated === undefined ? 0 : 1;
    const delimiter = shape.delimiter ?? asDelimiter(stated) ?? findDelimiter(text, shape.isHeader);
    return { path, bytes: stats.size, encoding, delimiter, skippedLines, columns: shape.columns ?? null };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new StartupError(`There is no file ${path}.`);
    if (code === 'EACCES' || code === 'EPERM')
      throw new StartupError(`The file ${path} cannot be read: no permission.`);
    if (code !== undefined) throw new StartupError(`The file ${shown(path)} cannot be read (${code}).`);
    throw error;
  }
}

/** What was found out of a file, for the operator: `UTF-8, ";" between columns`. */
export function describeFile({ encoding, delimiter }: SourceFile): string {
  const mark = delimiter === 'whitespace' ? 'blanks' : delimiter === '\t' ? 'tabs' : `"${delimiter}"`;
  const name = encoding === 'windows-1252' ? 'Windows-1252' : encoding.toUpperCase();
  return `${name}, ${mark} between columns`;
}

function* readChunks(path: string, size: number): Generator<Buffer> {
  const descriptor = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = Buffer.alloc(size);
      const length = readSync(descriptor, chunk, 0, size, null);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** What files are that are no text, by their first bytes, and what is done about it. */
const ARCHIVES: ReadonlyArray<readonly [bytes: readonly number[], said: string]> = [
  [[0x1f, 0x8b], 'is compressed (gzip): unpack it first'],
  [[0x50, 0x4b, 0x03, 0x04], 'is a workbook or an archive (zip): save its sheet as CSV, or unpack it first'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is a workbook of Excel: save its sheet as CSV'],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF, and no table'],
];

function assertNoArchive(path: string, start: Buffer): void {
  const found = ARCHIVES.find(([bytes]) => bytes.every((byte, index) => start[index] === byte));
  if (found) throw new StartupError(`${path} ${found[1]}.`);
}

/**
 * UTF-16 by its mark, or without one by the zeros of its header: every other byte of Latin letters, of which no other
 * text has any.
 */
function findUtf16(start: Buffer): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const head = start.subarray(0, HEAD_BYTES);
  const zerosFrom = (first: number) => head.filter((byte, index) => index % 2 === first && byte === 0).length;
  const [even, odd] = [zerosFrom(0), zerosFrom(1)];
  const most = Math.max(even, odd);
  if (most < head.length / 4 || Math.min(even, odd) > most / 10) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Bytes by which UTF-16 without a mark is known. */
const HEAD_BYTES = 200;

/** Reads the whole file: its first byte that is no UTF-8 may stand at its end. */
function findEncoding(path: string, start: Buffer): Encoding {
  const utf16 = findUtf16(start);
  if (utf16) return utf16;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const chunk of readChunks(path, SNIFF_BYTES)) {
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    assertNoUtf8(path);
    return 'windows-1252';
  }
}

/** Two files of two encodings put together are read by neither. */
function assertNoUtf8(path: string): void {
  const decoder = new TextDecoder('utf-8');
  let [line, firstFault, faults, letters] = [1, 0, 0, 0];
  for (const chunk of readChunks(path, SNIFF_BYTES)) {
    for (const character of decoder.decode(chunk, { stream: true })) {
      if (character === '\n') line += 1;
      else if (character === '\ufffd') {
        faults += 1;
        firstFault ||= line;
      } else if (character > '\u007f') letters += 1;
    }
  }
  if (letters > faults) {
    throw new StartupError(`${path} is UTF-8, but not in line ${firstFault}: save it in one encoding.`);
  }
}

/** Lines that are asked for the delimiter; the first may be titles. */
const ASKED_LINES = 30;

function findDelimiter(text: string, isHeader: FileShape['isHeader']): Delimiter {
  const linesOf = (part: string) => part.split(/\r\n|\r|\n/, ASKED_LINES).filter((line) => line.trim() !== '');
  const bare = linesOf(text.replace(/"[^"]*"/g, ''));
  const marks = [',', ';', '\t', '|'] as const;
  const counted = marks.map((mark) => ({ mark, counts: bare.map((line) => line.split(mark).length - 1) }));
  const byVote = counted
    .map(({ mark, counts }) => ({ mark, votes: commonest(counts) }))
    .sort((a, b) => b.votes - a.votes)
    .map(({ mark }) => mark);
  const candidates: readonly Delimiter[] = isHeader ? [...byVote, 'whitespace'] : [];
  const [first = ','] = byVote;
  return candidates.find((mark) => linesOf(text).some((line) => isHeader?.(headerCells(line, mark)))) ?? first;
}

/** The names of a header; one that holds the mark itself is cut. */
function headerCells(line: string, mark: Delimiter): string[] {
  const cells = line.trim().split(mark === 'whitespace' ? /\s+/ : mark);
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** How many lines have the same number of a mark, times that number: columns repeat, commas in texts do not. */
function commonest(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) lines.set(count, (lines.get(count) ?? 0) + count);
  return Math.max(0, ...lines.values());
}

function asDelimiter(text: string | undefined): Delimiter | undefined {
  return DELIMITERS.find((one) => one === text);
}

/** SHA-256 of the content: what an interrupted import is known by. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
