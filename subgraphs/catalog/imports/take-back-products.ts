import { z } from 'zod';
import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { ProductId, VariantId } from '../../shared/ids.ts';
import type { CatalogDeps } from '../deps.ts';
import { hideVariants, removeListings, restoreListings } from '../listings/store/listings.ts';
import { productChanged } from '../products/events.ts';
import { removeMedia } from '../products/store/media.ts';
import { archiveImported, overwriteProducts, readChanged } from '../products/store/product-writes.ts';
import { restoreVariants } from '../products/store/variants.ts';
import type { KeptField } from './model/merge-back.ts';
import { planTakeBack, type TakeBack } from './plan-take-back.ts';
import { markTakenBack } from './store/import-runs.ts';
import { lockImports } from './store/imports.ts';
import { markProducts, readWritten } from './store/product-images.ts';
import { inTrial } from './store/trial.ts';

/** Products taken back in one transaction. */
const BATCH_SIZE = 200;

const request = z.object({
  /** The import, as `catalogProductImports` names it. */
  run: z.int().positive().max(2_147_483_647),
  /** The last product of the answer before; absent for the first. */
  after: z.string().nullish(),
  /** True to check everything and write nothing. */
  dryRun: z.boolean().default(false),
});

/** Something of a product that stays as it is. */
interface KeptOfProduct extends KeptField {
  readonly productId: ProductId;
  readonly handle: string;
}

export interface TakenBackProducts {
  /** Products that the import made: archived, so that what was ordered stays readable. */
  readonly archived: ReadonlyArray<{
    readonly productId: ProductId;
    readonly handle: string;
    readonly variantIds: readonly VariantId[];
  }>;
  /** Products that the import changed, and that are what they were before but for what was kept of them. */
  readonly restored: readonly ProductId[];
  readonly kept: readonly KeptOfProduct[];
  /** Where to continue; null when no product is left. */
  readonly after: string | null;
}

/**
 * Takes back what an import wrote, some products at a time: those that it made are archived, the others get their former
 * values back. What somebody else, or a later import, said since stays and is reported. Again changes nothing.
 * @throws NotFoundError when there is no such import.
 */
export async function takeBackProducts(deps: CatalogDeps, raw: unknown): Promise<TakenBackProducts> {
  const { run, after, dryRun } = parseInput(request, raw);
  return inTrial(deps.db, 'take-back-products', dryRun, async (tx) => {
    const now = deps.clock.now();
    await lockImports(tx);
    if (!(await markTakenBack(tx, run, now))) throw new NotFoundError('import', String(run), 'run');
    const page = await readWritten(tx, { runId: run, after: after ?? '', limit: BATCH_SIZE });
    const plan = await planTakeBack(tx, run, page);
    await write(tx, plan, now);
    const tried = plan.filter(({ isTried }) => isTried);
    await markProducts(
      tx,
      run,
      tried.map(({ productId, kept, isUntouched }) => ({ productId, kept: kept.length > 0, isUntouched })),
      now,
    );
    return {
      archived: plan.flatMap(({ productId, handle, variantIds, fate }) =>
        fate === 'ARCHIVED' ? [{ productId, handle, variantIds }] : [],
      ),
      restored: plan.flatMap(({ productId, fate }) => (fate === 'MERGED' ? [productId] : [])),
      kept: plan.flatMap(({ productId, handle, kept }) => kept.map((field) => ({ productId, handle, ...field }))),
      after: page.length < BATCH_SIZE ? null : (page.at(-1)?.productId ?? null),
    };
  });
}

async function write(tx: Tx, plan: readonly TakeBack[], now: Date): Promise<void> {
  const archived = plan.filter(({ fate }) => fate === 'ARCHIVED');
  const archivedIds = archived.map(({ productId }) => productId);
  const rows = plan.flatMap(({ row }) => row ?? []);
  const variants = plan.flatMap((one) => one.variants);
  await restoreVariants(tx, variants, now);
  await restoreListings(
    tx,
    plan.flatMap(({ listings }) => listings),
    now,
  );
  await removeListings(
    tx,
    plan.flatMap(({ removedListings }) => removedListings),
  );
  await removeMedia(
    tx,
    plan.flatMap(({ removedMedia }) => removedMedia.map(({ id }) => id)),
  );
  await overwriteProducts(tx, rows, now);
  await hideVariants(
    tx,
    archived.flatMap(({ variantIds }) => variantIds),
    now,
  );
  await archiveImported(tx, archivedIds, now);
  const changed = await readChanged(tx, [...rows.map(({ id }) => id), ...archivedIds]);
  await appendEvents(
    tx,
    'catalog',
    changed.map((product) => productChanged(product, now)),
  );
}
