import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far an import has come, kept beside the instance's data until it is complete. */
export interface Checkpoint {
  /** Units (products, orders) whose batches are committed; 0 for an import that begins. */
  readonly done: number;
  /** Remembers after a commit that one more batch is in; a batch that is sent twice changes nothing. */
  advance(done: number): void;
  /** Forgets the checkpoint: the import is complete. */
  complete(): void;
}

/** Finds or begins the checkpoint of an import, which everything in `identity` tells from others. */
export function openCheckpoint(dataDir: string, identity: readonly string[], enabled: boolean): Checkpoint {
  if (!enabled) return { done: 0, advance: () => undefined, complete: () => undefined };
  const folder = join(dataDir, 'imports');
  const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
  const path = join(folder, `${key}.json`);
  return {
    done: readDone(path),
    advance(done) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify({ done }));
      renameSync(`${path}.new`, path);
    },
    complete: () => rmSync(path, { force: true }),
  };
}

function readDone(path: string): number {
  try {
    const { done } = JSON.parse(readFileSync(path, 'utf8')) as { done?: unknown };
    return typeof done === 'number' && Number.isSafeInteger(done) && done > 0 ? done : 0;
  } catch {
    return 0;
  }
}
