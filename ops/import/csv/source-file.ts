import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';

/** A file to import, as far as its first bytes tell. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: number;
  readonly encoding: 'utf8' | 'utf16le' | 'latin1';
  readonly delimiter: Delimiter;
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
}

/** Bytes that decide encoding and delimiter. */
const SNIFF_BYTES = 1 << 20;

/**
 * Looks at a file before anything is imported.
 * @throws StartupError when it is not there, not a file, not readable or empty.
 */
export function openSourceFile(path: string, shape: FileShape = {}): SourceFile {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new StartupError(`${path} is not a file.`);
    if (stats.size === 0) throw new StartupError(`${path} is empty.`);
    const start = Buffer.alloc(Math.min(SNIFF_BYTES, stats.size));
    const descriptor = openSync(path, 'r');
    try {
      readSync(descriptor, start, 0, start.length, 0);
    } finally {
      closeSync(descriptor);
    }
    const encoding = sniffEncoding(start, start.length < stats.size);
    const delimiter = shape.delimiter ?? sniffDelimiter(start.toString(encoding));
    return { path, bytes: stats.size, encoding, delimiter, columns: shape.columns ?? null };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new StartupError(`There is no file ${path}.`);
    if (code === 'EACCES' || code === 'EPERM')
      throw new StartupError(`The file ${path} cannot be read: no permission.`);
    if (code !== undefined) throw new StartupError(`The file ${shown(path)} cannot be read (${code}).`);
    throw error;
  }
}

function sniffEncoding(start: Buffer, isCut: boolean): SourceFile['encoding'] {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf16le';
  try {
    // A cut may fall inside a character; `stream` forgives that.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: isCut });
    return 'utf8';
  } catch {
    return 'latin1';
  }
}

function sniffDelimiter(text: string): Delimiter {
  const header = text.slice(0, Math.max(0, text.search(/\r|\n|$/)));
  const counted = ([',', ';', '\t', '|'] as const).map((mark) => ({ mark, count: header.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** SHA-256 of the content: what an interrupted import is known by. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
