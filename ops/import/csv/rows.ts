import { createReadStream } from 'node:fs';
import { pipeline, Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { StartupError } from '../../cli/startup-error.ts';
import type { SourceFile } from './source-file.ts';

/** One record of a file with the number of the line it begins on, from 1; a header that is not in the file is line 0. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Bytes read up to the end of the record. */
  readonly bytes: number;
}

/** The file's text as UTF-8; a character may stand across two chunks. */
function decoded({ encoding }: SourceFile): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
}

/** A record longer than this is a quote that was never closed. */
const MAX_RECORD_CHARACTERS = 1_000_000;

/**
 * Streams the records of a file, header first, whatever its length. Cells are cleaned of what no text may hold.
 * @throws StartupError naming the line when the file is not CSV.
 */
export async function* readRows(file: SourceFile): AsyncGenerator<CsvRow> {
  if (file.columns) yield { line: 0, cells: file.columns, bytes: 0 };
  const isSpaced = file.delimiter === 'whitespace';
  const parser = parse({
    delimiter: isSpaced ? [' ', '\t'] : file.delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    from_line: file.skippedLines + 1,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  const source = createReadStream(file.path);
  pipeline(source, decoded(file), parser, () => undefined);
  let next = file.skippedLines + 1;
  let empty = 0;
  let twice = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number; bytes: number; empty_lines: number };
    }>) {
      const line = next + info.empty_lines - empty;
      // The parser counts a line twice that ends in CR and LF within quotes.
      for (const cell of record) if (cell.includes('\r\n')) twice += cell.split('\r\n').length - 1;
      next = info.lines + 1 - twice;
      empty = info.empty_lines;
      const cells = isSpaced ? record.filter((cell) => cell !== '') : record;
      yield { line, cells: cells.map(clean), bytes: info.bytes };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new StartupError(`${file.path} is not readable CSV: ${error.message}.`);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not come in
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cs}]/gu;

function clean(cell: string): string {
  return UNSTORABLE.test(cell) ? cell.replace(UNSTORABLE, '') : cell;
}

/** Header cells as they are compared: trimmed, lower case, one space between words, without signs that no screen shows. */
export function normalizeHeader(cell: string): string {
  return cell
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ');
}
