import { LRUCache } from 'lru-cache';
import type { Database } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { listOf, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { noteNextChange } from '#kernel/request/context.ts';
import { counter } from '#kernel/request/figures.ts';
import { isKey } from '#kernel/values/text.ts';
import type { Clock } from '#kernel/values/time.ts';
import type { ChannelAccess } from '../../../shared/channel-audience.ts';
import type { VariantId } from '../../../shared/ids.ts';
import { channel, product, variant } from '../../prisma/generated/tables.ts';
import type { Product, ProductRef, Variant } from '../model/product.ts';
import { sizeOf } from '../model/product-size.ts';
import { readProducts } from './products.ts';

const p = aliased(product, 'p');
const v = aliased(variant, 'v');
const c = aliased(channel, 'c');
const productRef = select(pick(product, 'id', 'version'));
const owner = { variantId: v.id, ...pick(p, 'id', 'version') };
const variantRef = select(owner);
const pricedRef = select({
  ...owner,
  ...pick(c, 'cartHoldMinutes', 'maxHeldQuantity', 'isActive', 'audience', 'customerIds'),
});

interface VariantRef extends ProductRef {
  readonly variantId: VariantId;
}

/** Bytes of products kept in memory; about 8 KB each with five variants in eleven channels, so 12,000 of them. */
const MAX_BYTES = 96 * 2 ** 20;

const reads = counter(
  'passerelle_product_memory_reads_total',
  'Products that were answered: from memory (hit), or read because they were not known in their version (miss).',
  ['outcome'],
);

/** Variants as a channel asks for them. */
interface PricedIn {
  readonly variants: Array<Variant | null>;
  readonly cartHoldMinutes: number | null;
  readonly maxHeldQuantity: number | null;
  /** Who may buy there; null where it is inactive, or no variant is known. */
  readonly channel: ChannelAccess | null;
}

/**
 * Products by id. Every read asks the database for the version first, in the statement that finds the product
 * anyway, and answers from memory only what has not changed: never stale, whichever process wrote.
 */
export interface ProductCache {
  /** The products of the references, in their order; those deleted since are left out. */
  resolve(refs: readonly ProductRef[]): Promise<Product[]>;
  /** By id, in the order asked for; null where there is none. */
  byIds(ids: readonly string[]): Promise<Array<Product | null>>;
  /** Null where there is none; an archived product keeps its handle. */
  byHandle(handle: string): Promise<Product | null>;
  /** By variant id, in the order asked for; null where there is none. */
  variants(ids: readonly string[]): Promise<Array<Variant | null>>;
  /** The same with what a channel says of carts, in the same statement; null too when no variant is known. */
  variantsIn(code: string, ids: readonly string[]): Promise<PricedIn>;
}

function distinctKeys(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter(isKey);
}

export function createProductCache(db: Database, clock: Clock, maxBytes = MAX_BYTES): ProductCache {
  const known = new LRUCache<string, Product>({ maxSize: maxBytes, sizeCalculation: sizeOf });

  async function current(refs: readonly ProductRef[]): Promise<Map<string, Product>> {
    const found = new Map<string, Product>();
    const missing: string[] = [];
    for (const { id, version } of refs) {
      const kept = known.get(id);
      if (kept?.version === version) found.set(id, kept);
      else missing.push(id);
    }
    reads.inc({ outcome: 'hit' }, found.size);
    if (missing.length > 0) {
      reads.inc({ outcome: 'miss' }, missing.length);
      for (const read of await readProducts(db, [...new Set(missing)])) {
        known.set(read.id, read);
        found.set(read.id, read);
      }
    }
    noteEdges(found.values());
    return found;
  }

  /** Caches keep what is answered no longer than until a listing in it begins or ends. */
  function noteEdges(products: Iterable<Product>): void {
    for (const { windowEdges } of products) {
      if (windowEdges.length === 0) continue;
      const nowMs = clock.now().getTime();
      for (const edge of windowEdges) if (edge > nowMs) noteNextChange(edge);
    }
  }

  async function variantsOf(ids: readonly string[], rows: readonly VariantRef[]): Promise<Array<Variant | null>> {
    const found = await current(rows);
    const owners = new Map<string, string>(rows.map((row) => [row.variantId, row.id]));
    return ids.map((id) => {
      const product = found.get(owners.get(id) ?? '');
      return product?.variants.find((one) => one.id === id) ?? null;
    });
  }

  return {
    async resolve(refs) {
      const found = await current(refs);
      return refs.flatMap(({ id }) => found.get(id) ?? []);
    },
    async byIds(ids) {
      const refs = await db.query(
        sql`select ${productRef} from product where ${product.id} = any(${listOf(distinctKeys(ids))})`,
      );
      const found = await current(refs);
      return ids.map((id) => found.get(id) ?? null);
    },
    async byHandle(handle) {
      const refs = await db.query(sql`select ${productRef} from product where ${product.handle} = ${handle}`);
      const found = await current(refs);
      return found.get(refs[0]?.id ?? '') ?? null;
    },
    async variants(ids) {
      const rows = await db.query(sql`
        select ${variantRef} from variant v join product p on ${p.id} = ${v.productId}
        where ${v.id} = any(${listOf(distinctKeys(ids))})`);
      return variantsOf(ids, rows);
    },
    async variantsIn(code, ids) {
      const rows = await db.query(sql`
        select ${pricedRef}
        from variant v join product p on ${p.id} = ${v.productId}
        left join channel c on ${c.code} = ${isKey(code) ? code : ''}
        where ${v.id} = any(${listOf(distinctKeys(ids))})`);
      const { cartHoldMinutes = null, maxHeldQuantity = null } = rows[0] ?? {};
      const channel = rows[0]?.isActive ? rows[0] : null;
      return { variants: await variantsOf(ids, rows), cartHoldMinutes, maxHeldQuantity, channel };
    },
  };
}
