import type { Platform } from '#kernel/runtime/platform.ts';
import type { VariantId } from '../../shared/ids.ts';
import { readPosition } from '../products/store/change-feed.ts';
import { readSuspects } from './store/price-anomalies.ts';
import { type PricePosition, readPricePosition, readWrittenSince } from './store/price-changes.ts';

/** Variants whose prices are worth a look: everything on sale is read once, then what was written since. */
export type FindSuspects = () => Promise<readonly VariantId[] | undefined>;

declare module '../deps.ts' {
  interface CatalogDeps {
    readonly findSuspects: FindSuspects;
  }
}

/** Suspects that are held, some megabytes; of a catalog that has more, everything is read each time. */
const MOST_SUSPECTS = 50_000;

interface Held {
  readonly position: PricePosition;
  /** By product; undefined for too many, until a channel is written. */
  readonly byProduct: Map<string, VariantId[]> | undefined;
}

/**
 * Finds suspects with all that was committed before the call, for one caller after the other: one statement while nothing
 * has changed, two for what was written.
 */
export function createFindSuspects({ db, clock }: Pick<Platform, 'db' | 'clock'>): FindSuspects {
  let held: Held | undefined;

  async function readAll(): Promise<Held> {
    // Before the prices: what is written in between comes again.
    const position = await readPricePosition(db, await readPosition(db));
    return { position, byProduct: put(new Map(), await readSuspects(db, clock.now())) };
  }

  async function advance(): Promise<readonly VariantId[] | undefined> {
    const written = held && (await readWrittenSince(db, held.position));
    if (!held || !written?.productIds) held = await readAll();
    else if (!held.byProduct || written.productIds.length === 0) held = { ...held, position: written.position };
    else {
      const { productIds, position } = written;
      const suspects = await readSuspects(db, clock.now(), productIds);
      for (const id of productIds) held.byProduct.delete(id);
      held = { position, byProduct: put(held.byProduct, suspects) };
    }
    return held.byProduct && [...held.byProduct.values()].flat();
  }

  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const turn = last.then(advance, advance);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function put(
  byProduct: Map<string, VariantId[]>,
  suspects: ReadonlyArray<{ readonly productId: string; readonly variantId: VariantId }>,
): Held['byProduct'] {
  for (const { productId, variantId } of suspects) {
    const known = byProduct.get(productId);
    if (known) known.push(variantId);
    else byProduct.set(productId, [variantId]);
  }
  let count = 0;
  for (const variants of byProduct.values()) count += variants.length;
  return count > MOST_SUSPECTS ? undefined : byProduct;
}
