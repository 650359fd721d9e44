import type { Platform } from '#kernel/runtime/platform.ts';
import type { VariantId } from '../../shared/ids.ts';
import { PRODUCT_CHANGED } from '../products/events.ts';
import { readPosition } from '../products/store/change-feed.ts';
import { readSuspects } from './store/price-anomalies.ts';
import { type PricePosition, readPricePosition, readWrittenSince } from './store/price-changes.ts';

/** Tells the variants whose prices are worth a look; undefined when they are too many to be held. */
export type SuspectFinder = () => Promise<readonly VariantId[] | undefined>;

declare module '../deps.ts' {
  interface CatalogDeps {
    readonly findSuspects: SuspectFinder;
  }
}

type SuspectDeps = Pick<Platform, 'db' | 'clock'>;

/** Suspects that are held, some megabytes; of a catalog that has more, everything is read each time. */
const MOST_SUSPECTS = 50_000;

interface Held {
  readonly position: PricePosition;
  /** By product; undefined for too many, until a channel is written. */
  readonly byProduct: Map<string, VariantId[]> | undefined;
}

async function readAll({ db, clock }: SuspectDeps): Promise<Held> {
  // Before the prices: what is written in between comes again.
  const position = await readPricePosition(db, await readPosition(db));
  return { position, byProduct: put(new Map(), await readSuspects(db, clock.now())) };
}

/**
 * Brings what is held up to what is committed: everything is read the first time and when a channel has changed, else one
 * statement while nothing was written, two for what was.
 */
export async function findSuspects(deps: SuspectDeps, held: Held | undefined): Promise<Held> {
  const { db, clock } = deps;
  const written = held && (await readWrittenSince(db, held.position, PRODUCT_CHANGED));
  if (!held || !written?.productIds) return readAll(deps);
  const { productIds, position } = written;
  const { byProduct } = held;
  if (!byProduct || productIds.length === 0) return { position, byProduct };
  const suspects = await readSuspects(db, clock.now(), productIds);
  for (const id of productIds) byProduct.delete(id);
  return { position, byProduct: put(byProduct, suspects) };
}

/** Finds suspects for one caller after the other, each with all that was committed before it called. */
export function createSuspectFinder(deps: SuspectDeps): SuspectFinder {
  let held: Held | undefined;
  let last: Promise<unknown> = Promise.resolve();
  async function find(): Promise<readonly VariantId[] | undefined> {
    held = await findSuspects(deps, held);
    return held.byProduct && [...held.byProduct.values()].flat();
  }
  return () => {
    const turn = last.then(find, find);
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
