import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { stripIgnoredCharacters } from 'graphql';
import { z } from 'zod';
import { ConfigError } from '#kernel/values/errors.ts';

/** One committed operation. Its id is the SHA-256 of the text as clients send it, or what its manifest says. */
export interface PersistedOperation {
  readonly id: string;
  /** Path below the folder of operations, `<client>/<domain>/<area>/<name>.graphql`; or the manifest and the id. */
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

/** Apollo's manifest, and Relay's: texts by their ids. */
const manifest = z.union([
  z.object({
    format: z.literal('apollo-persisted-query-manifest'),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  }),
  z.record(z.string(), z.string()),
]);

type Manifest = z.infer<typeof manifest>;

function textsOf(read: Manifest): ReadonlyArray<readonly [string, string]> {
  if (Array.isArray(read.operations)) return read.operations.map(({ id, body }) => [id, body]);
  return Object.entries(read).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text]] : []));
}

/**
 * The operations of the retailer's own storefront: a folder of documents, or a manifest that its build writes.
 * @throws ConfigError with one sentence for the operator
 */
export async function readStorefrontOperations(path: string): Promise<PersistedOperation[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `STOREFRONT_OPERATIONS names ${path}, which cannot be read (${error.code ?? error.message}).`,
    );
  });
  if (found.isDirectory()) return readOperations(path);
  try {
    const texts = textsOf(manifest.parse(JSON.parse(await readFile(path, 'utf8'))));
    return texts.map(([id, text]) => ({ id, file: `${basename(path)}#${id}`, text }));
  } catch {
    throw new ConfigError(`STOREFRONT_OPERATIONS names ${path}, which is no manifest in Apollo's or Relay's form.`);
  }
}

export function persistedOperations(all: readonly PersistedOperation[]): PersistedOperations {
  const texts = new Map(all.map((operation) => [operation.id, operation.text]));
  const hashes = new Set(all.map(({ text }) => sha256(text)));
  return {
    all,
    textOf: (id) => texts.get(id),
    includes(text) {
      if (hashes.has(sha256(text))) return true;
      try {
        return hashes.has(sha256(stripIgnoredCharacters(text)));
      } catch {
        return false;
      }
    },
  };
}
