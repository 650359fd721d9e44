import { z } from 'zod';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CatalogDeps } from '../deps.ts';
import { insertRun, readOpenRun } from './store/import-runs.ts';
import { lockImports } from './store/imports.ts';

const beginning = z.object({
  /** Digest of the files and rules. */
  key: z.string().min(1).max(200),
  /** Names of the files. */
  name: z.string().min(1).max(1_000),
});

/** Begins an import, or continues with one of the same key that has not ended. */
export async function beginImport(deps: CatalogDeps, raw: unknown): Promise<{ run: number }> {
  const { key, name } = parseInput(beginning, raw);
  return deps.db.inTransaction('begin-import', async (tx) => {
    await lockImports(tx);
    return { run: (await readOpenRun(tx, key)) ?? (await insertRun(tx, { key, name }, deps.clock.now())) };
  });
}
