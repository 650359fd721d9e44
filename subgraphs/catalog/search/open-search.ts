import { setTimeout as sleep } from 'node:timers/promises';
import { outsideRequest, type RequestContext } from '#kernel/request/context.ts';
import type { Platform } from '#kernel/runtime/platform.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { SECOND, withDeadline } from '#kernel/values/time.ts';
import { advanceTable } from './advance-table.ts';
import { buildTable, type PlacedTable } from './build-table.ts';
import type { ProductSearch } from './deps.ts';
import { findProducts } from './model/find-products.ts';
import type { ProductTable } from './model/product-table.ts';
import { shareNext } from './model/share-next.ts';

/** Milliseconds for which a request waits for the index that is being built. */
const MAX_WAIT_MS = 2 * SECOND;
/** Milliseconds until building is tried again where it failed. */
const RETRY_MS = SECOND;

/** Opens the search in this process's memory: it is built in the background, and advanced before each answer. */
export function openSearch({ db, clock, logger }: Platform): ProductSearch {
  let placed: PlacedTable | undefined;
  let renewing: Promise<void> | undefined;
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;

  /** Builds until it succeeds; a database that cannot be reached is tried again. */
  async function build(): Promise<void> {
    while (!isStopped()) {
      const began = performance.now();
      try {
        placed = await buildTable(db, isStopped);
        if (placed) {
          const milliseconds = Math.round(performance.now() - began);
          logger.info('the product index is built', { products: placed.table.count, milliseconds });
        }
        return;
      } catch (error) {
        logger.info('the product index could not be built, it will be tried again', { error });
        await sleep(RETRY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  let building = outsideRequest(build);

  /** Builds again beside the table that answers meanwhile. */
  function renew(): void {
    renewing ??= outsideRequest(build).finally(() => {
      renewing = undefined;
    });
  }

  const advance = shareNext(async (): Promise<ProductTable> => {
    const current = placed;
    if (!current) throw notReady();
    if (!(await advanceTable(db, current))) {
      logger.warn('the log of products is another one than the index was built from; it is built again');
      placed = undefined;
      building = outsideRequest(build);
      throw notReady();
    }
    if (current.table.isWasteful) renew();
    return current.table;
  });

  async function current(request: RequestContext): Promise<ProductTable> {
    if (!placed) await withDeadline(building, Math.min(MAX_WAIT_MS, request.deadlineMs - Date.now()), notReady);
    return advance();
  }

  return {
    async find(request, listing, sort, place) {
      const table = await current(request);
      table.listed.advance(clock.now().getTime());
      return findProducts(table, listing, sort, place);
    },
    isReady: () => placed !== undefined,
    async stop() {
      stopping.abort();
      await Promise.allSettled([building, renewing]);
    },
  };
}

function notReady(): UnavailableError {
  return new UnavailableError('The products are being made ready to be searched; try again in a moment');
}
