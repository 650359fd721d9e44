import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { stripIgnoredCharacters } from 'graphql';

/** One committed operation. Its id is the SHA-256 of the text as clients send it: ignored characters removed. */
export interface PersistedOperation {
  readonly id: string;
  /** Path below the folder of operations: `<client>/<domain>/<area>/<name>.graphql`. */
  readonly file: string;
  readonly text: string;
}

export interface PersistedOperations {
  readonly all: readonly PersistedOperation[];
  /** The text of an id, or undefined when no such operation was committed. */
  textOf(id: string): string | undefined;
  /** Whether this text, as sent, is one of the committed ones. */
  includes(text: string): boolean;
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function toPersistedOperation(file: string, source: string): PersistedOperation {
  const text = stripIgnoredCharacters(source);
  return { id: sha256(text), file, text };
}

/** The documents of a folder and its subfolders, by path; none when there is no such folder. */
export async function readOperations(folder: string): Promise<PersistedOperation[]> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = entries
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => name.replaceAll(sep, '/'))
    .sort();
  return Promise.all(files.map(async (file) => toPersistedOperation(file, await readFile(join(folder, file), 'utf8'))));
}

export function persistedOperations(all: readonly PersistedOperation[]): PersistedOperations {
  const texts = new Map(all.map((operation) => [operation.id, operation.text]));
  return {
    all,
    textOf: (id) => texts.get(id),
    includes(text) {
      if (texts.has(sha256(text))) return true;
      try {
        return texts.has(sha256(stripIgnoredCharacters(text)));
      } catch {
        return false;
      }
    },
  };
}
