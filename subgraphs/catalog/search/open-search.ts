import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { noteNextChange, outsideRequest, type RequestContext } from '#kernel/request/context.ts';
import { counter, gauge } from '#kernel/request/figures.ts';
import type { Platform } from '#kernel/runtime/platform.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { SECOND, withDeadline } from '#kernel/values/time.ts';
import { advanceTable } from './advance-table.ts';
import { buildTable, type PlacedTable } from './build-table.ts';
import { checkTable } from './check-table.ts';
import type { ProductSearch } from './deps.ts';
import { loadTable } from './load-table.ts';
import { findProducts } from './model/find-products.ts';
import type { ProductTable } from './model/product-table.ts';
import { shareNext } from './model/share-next.ts';
import { saveTable } from './save-table.ts';

/** Milliseconds for which a request waits for the index that is being built. */
const MAX_WAIT_MS = 2 * SECOND;
/** Milliseconds until building is tried again where it failed. */
const RETRY_MS = SECOND;
/** Products from which the index is kept in a file: fewer are built as soon as they are read. */
const MIN_KEPT = 1_000;

const products = gauge('passerelle_product_index_products', 'Products that the index of lists and searches holds.');
const repairs = counter(
  'passerelle_product_index_repairs_total',
  'Products of the index that were not as their rows, found by the hourly comparison.',
);

interface SearchOptions {
  readonly minKept?: number;
}

/** Opens the search in this process's memory: it is built in the background, and advanced before each answer. */
export function openSearch(
  { db, clock, logger, config }: Pick<Platform, 'clock' | 'config' | 'db' | 'logger'>,
  { minKept = MIN_KEPT }: SearchOptions = {},
): ProductSearch {
  const path = join(config.dataDir, 'product-index.bin');
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  let placed: PlacedTable | undefined;
  let renewing: Promise<void> | undefined;
  /** Changes of the table that the file holds. */
  let kept: { readonly table: ProductTable; readonly changes: number } | undefined;
  let checkedId = '';

  async function load(): Promise<PlacedTable | undefined> {
    if (!existsSync(path)) return undefined;
    try {
      const loaded = await loadTable(db, path);
      kept = { table: loaded.table, changes: 0 };
      return loaded;
    } catch (error) {
      logger.info('the product index that was kept is thrown away', { error });
      await rm(path, { force: true });
      return undefined;
    }
  }

  /** Makes the table until it succeeds; a database that cannot be reached is tried again. */
  async function make(source: () => Promise<PlacedTable | undefined>): Promise<void> {
    while (!isStopped()) {
      const began = performance.now();
      try {
        const made = await source();
        if (!made) return;
        placed = made;
        // What was kept of a table that is replaced is of no use, and would hold it in memory.
        if (kept?.table !== made.table) kept = undefined;
        const milliseconds = Math.round(performance.now() - began);
        logger.info('the product index is ready', { products: made.table.count, milliseconds });
        return;
      } catch (error) {
        logger.info('the product index could not be built, it will be tried again', { error });
        await sleep(RETRY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  const build = () => buildTable(db, isStopped);
  let making = outsideRequest(() => make(async () => (await load()) ?? build()));

  /** Builds again beside the table that answers meanwhile. */
  function renew(): void {
    renewing ??= outsideRequest(() => make(build)).finally(() => {
      renewing = undefined;
    });
  }

  const advance = shareNext(async (): Promise<ProductTable> => {
    const current = placed;
    if (!current) throw notReady();
    if (!(await advanceTable(db, current))) {
      logger.warn('the log of products is another one than the index was built from; it is built again');
      placed = undefined;
      making = outsideRequest(() => make(build));
      throw notReady();
    }
    products.set(current.table.count);
    if (current.table.isWasteful) renew();
    return current.table;
  });

  async function current({ deadlineMs }: RequestContext): Promise<ProductTable> {
    if (!placed) await withDeadline(making, Math.min(MAX_WAIT_MS, deadlineMs - Date.now()), notReady);
    return advance();
  }

  async function save(): Promise<void> {
    if (!placed || placed.table.count < minKept) return;
    const { table } = placed;
    if (kept?.table === table && kept.changes === table.changes) return;
    const saved = { table, changes: table.changes };
    try {
      await saveTable(path, placed);
      kept = saved;
    } catch (error) {
      logger.warn('the product index could not be kept', { error });
    }
  }

  return {
    async find(request, listing, sort, place) {
      const table = await current(request);
      table.listed.advance(clock.now().getTime());
      noteNextChange(table.listed.nextChangeMs);
      return findProducts(table, listing, sort, place);
    },
    isReady: () => placed !== undefined,
    save,
    async check() {
      if (!placed) return { compared: 0, repaired: 0 };
      const { lastId, ...checked } = await checkTable(db, checkedId, advance);
      checkedId = lastId;
      repairs.inc(checked.repaired);
      if (checked.repaired > 0) logger.error('products of the index were not as their rows, and are now', checked);
      return checked;
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled([making, renewing]);
      await save();
    },
  };
}

function notReady(): UnavailableError {
  return new UnavailableError('The products are being made ready to be searched; try again in a moment');
}
