import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { isKey } from '#kernel/values/text.ts';
import type { Product, ProductRef, Variant } from '../model/product.ts';
import { readProducts } from './products.ts';

interface VariantRef extends ProductRef {
  readonly variant_id: string;
}

/** Products kept in memory; about 8 KB each with five variants in eleven channels. */
const MAX_PRODUCTS = 4_000;

/** Variants as a channel asks for them. */
export interface PricedIn {
  readonly variants: Array<Variant | null>;
  readonly cartHoldMinutes: number | null;
}

/**
 * Products by id. Every read asks the database for the version first, in the statement that finds the product
 * anyway, and answers from memory only what has not changed: never stale, whoever wrote.
 */
export interface ProductCache {
  /** The products of the references, in their order; those deleted meanwhile are left out. */
  resolve(refs: readonly ProductRef[]): Promise<Product[]>;
  /** By id, in the order asked for; null where there is none. */
  byIds(ids: readonly string[]): Promise<Array<Product | null>>;
  /** Null where there is none; an archived product keeps its handle. */
  byHandle(handle: string): Promise<Product | null>;
  /** By variant id, in the order asked for; null where there is none. */
  variants(ids: readonly string[]): Promise<Array<Variant | null>>;
  /** The same with what a channel says of carts, in the same statement; null too when no variant is known. */
  variantsIn(channel: string, ids: readonly string[]): Promise<PricedIn>;
}

function distinctKeys(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter(isKey);
}

export function createProductCache(db: Database): ProductCache {
  const known = new Map<string, Product>();

  function keep(product: Product): void {
    known.delete(product.id);
    known.set(product.id, product);
    if (known.size > MAX_PRODUCTS) known.delete(known.keys().next().value ?? '');
  }

  async function current(refs: readonly ProductRef[]): Promise<Map<string, Product>> {
    const found = new Map<string, Product>();
    const missing: string[] = [];
    for (const { id, version } of refs) {
      const product = known.get(id);
      if (product?.version === version) found.set(id, product);
      else missing.push(id);
    }
    if (missing.length > 0) {
      for (const product of await readProducts(db, [...new Set(missing)])) {
        keep(product);
        found.set(product.id, product);
      }
    }
    return found;
  }

  async function pick(ids: readonly string[], rows: readonly VariantRef[]): Promise<Array<Variant | null>> {
    const found = await current(rows);
    const owners = new Map(rows.map((row) => [row.variant_id, row.id]));
    return ids.map((id) => {
      const product = found.get(owners.get(id) ?? '');
      return product?.variants.find((variant) => variant.id === id) ?? null;
    });
  }

  return {
    async resolve(refs) {
      const found = await current(refs);
      return refs.flatMap(({ id }) => found.get(id) ?? []);
    },
    async byIds(ids) {
      const refs = await db.query<ProductRef>(sql`
        select id, version from product where id = any(${distinctKeys(ids)}::text[])`);
      const found = await current(refs);
      return ids.map((id) => found.get(id) ?? null);
    },
    async byHandle(handle) {
      const refs = await db.query<ProductRef>(sql`select id, version from product where handle = ${handle}`);
      const found = await current(refs);
      return found.get(refs[0]?.id ?? '') ?? null;
    },
    async variants(ids) {
      const rows = await db.query<VariantRef>(sql`
        select v.id as variant_id, p.id, p.version from variant v join product p on p.id = v.product_id
        where v.id = any(${distinctKeys(ids)}::text[])`);
      return pick(ids, rows);
    },
    async variantsIn(channel, ids) {
      const rows = await db.query<VariantRef & { cartHoldMinutes: number | null }>(sql`
        select v.id as variant_id, p.id, p.version, c.cart_hold_minutes as "cartHoldMinutes"
        from variant v join product p on p.id = v.product_id
        left join channel c on c.code = ${isKey(channel) ? channel : ''}
        where v.id = any(${distinctKeys(ids)}::text[])`);
      return { variants: await pick(ids, rows), cartHoldMinutes: rows[0]?.cartHoldMinutes ?? null };
    },
  };
}
