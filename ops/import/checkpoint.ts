import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Under which source imports are taken back. */
export const sourceOfOrders = (mapping: string): string => `orders ${mapping}`;
export const sourceOfSessions = (mapping: string): string => `sessions ${mapping}`;
export const PRODUCTS_SOURCE = 'products';

/** How far an import has come, kept beside the instance's data until it is complete. */
export interface Checkpoint {
  /** Units (products, orders) whose batches are committed; 0 for an import that begins. */
  readonly done: number;
  /** Remembers after a commit that one more batch is in; a batch that is sent twice changes nothing. */
  advance(done: number): void;
  /** Forgets the checkpoint: the import is complete. */
  complete(): void;
}

const folderOf = (dataDir: string): string => join(dataDir, 'imports');

/**
 * Finds or begins the checkpoint of an import, which everything in `identity` tells from others.
 * @param source what the import is taken back by
 */
export function openCheckpoint(
  dataDir: string,
  source: string,
  identity: readonly string[],
  enabled: boolean,
): Checkpoint {
  if (!enabled) return { done: 0, advance: () => undefined, complete: () => undefined };
  const folder = folderOf(dataDir);
  const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
  const path = join(folder, `${key}.json`);
  return {
    done: readCheckpoint(path).done,
    advance(done) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify({ done, source }));
      renameSync(`${path}.new`, path);
    },
    complete: () => rmSync(path, { force: true }),
  };
}

/** Forgets how far imports of a source had come: what was taken back is brought in again from the first batch on. */
export function forgetCheckpoints(dataDir: string, source: string): void {
  const folder = folderOf(dataDir);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    // One that names no source, or cannot be read, may be of it: without a checkpoint an import takes longer, no more.
    if ((readCheckpoint(path).source ?? source) === source) rmSync(path, { force: true });
  }
}

function readCheckpoint(path: string): { readonly done: number; readonly source?: string } {
  try {
    const { done, source } = JSON.parse(readFileSync(path, 'utf8')) as { done?: unknown; source?: unknown };
    return {
      done: typeof done === 'number' && Number.isSafeInteger(done) && done > 0 ? done : 0,
      ...(typeof source === 'string' ? { source } : {}),
    };
  } catch {
    return { done: 0 };
  }
}
