import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CatalogDeps } from '../deps.ts';
import { hideVariants } from '../listings/store/listings.ts';
import { productChanged } from '../products/events.ts';
import { toHandle } from '../products/model/handle.ts';
import { archiveImported, lockMissing, readChanged } from '../products/store/product-writes.ts';
import { readVariantsOf } from '../products/store/variants.ts';
import { lockImports } from './store/imports.ts';
import { keepAfter, keepBefore } from './store/product-images.ts';

const request = z.object({
  /** Handles of every product that the files hold. */
  handles: z.array(z.string()).min(1).max(200_000),
  /** Takes the products off sale; they are reported otherwise. */
  archive: z.boolean(),
  /** The import that archives them, so that it can be taken back. */
  run: z.int().positive().nullish(),
});

export interface MissingProducts {
  /** How many products that an import made are in none of the files. */
  readonly total: number;
  /** Some of them by name. */
  readonly titles: readonly string[];
}

/** Names that an answer holds. */
const NAMED = 10;

/** Finds products of earlier imports that the files no longer have, and takes them off sale where that is asked. */
export async function findMissingProducts(deps: CatalogDeps, raw: unknown): Promise<MissingProducts> {
  const { handles, archive, run } = parseInput(request, raw);
  return deps.db.inTransaction('find-missing-products', async (tx) => {
    await lockImports(tx);
    const missing = await lockMissing(tx, [...new Set(handles.map(toHandle))]);
    const found = { total: missing.length, titles: missing.slice(0, NAMED).map(({ title }) => title) };
    if (!archive || missing.length === 0) return found;
    const now = deps.clock.now();
    const ids = missing.map(({ id }) => id);
    if (run) await keepBefore(tx, run, ids);
    const variants = await readVariantsOf(tx, ids);
    await hideVariants(
      tx,
      variants.map(({ id }) => id),
      now,
    );
    await archiveImported(tx, ids, now);
    if (run) await keepAfter(tx, run, { changed: ids, created: [] });
    const changed = await readChanged(tx, ids);
    await appendEvents(
      tx,
      'catalog',
      changed.map((product) => productChanged(product, now)),
    );
    return found;
  });
}
