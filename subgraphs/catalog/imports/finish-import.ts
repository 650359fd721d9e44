import { z } from 'zod';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CatalogDeps } from '../deps.ts';
import { finishRun } from './store/import-runs.ts';
import { lockImports } from './store/imports.ts';

const ending = z.object({ run: z.int().positive().max(2_147_483_647) });

/** Ends an import. @returns whether it wrote anything that can be taken back. */
export async function finishImport(deps: CatalogDeps, raw: unknown): Promise<{ wrote: boolean }> {
  const { run } = parseInput(ending, raw);
  return deps.db.inTransaction('finish-import', async (tx) => {
    await lockImports(tx);
    return { wrote: await finishRun(tx, run, deps.clock.now()) };
  });
}
