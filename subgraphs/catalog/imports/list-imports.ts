import type { CatalogDeps } from '../deps.ts';
import { readOpenRun, readRuns } from './store/import-runs.ts';

export interface ProductImport {
  readonly run: number;
  /** Names of its files. */
  readonly name: string;
  readonly begunAt: string;
  /** Products that it wrote and that are not taken back, or not wholly. */
  readonly products: number;
}

/** The imports of which something can be taken back, the newest first, and the one of a key that has not ended. */
export async function listImports(
  { db }: CatalogDeps,
  key: string | null | undefined,
): Promise<{ imports: ProductImport[]; open: number | null }> {
  const open = key ? ((await readOpenRun(db, key)) ?? null) : null;
  const runs = await readRuns(db);
  const imports = runs.map(({ id, begunAt, ...own }) => ({ run: id, begunAt: begunAt.toISOString(), ...own }));
  return { imports, open };
}
