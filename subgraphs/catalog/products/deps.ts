import type { Tx } from '#kernel/database/database.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { ProductId } from '../../shared/ids.ts';
import type { NewProduct, Product } from './model/product.ts';
import type { NewVariant } from './model/variant-draft.ts';
import type { ProductCache } from './store/product-cache.ts';

/** A product that is being made, with what later areas read of its input. */
export interface CreatedProduct {
  readonly product: NewProduct;
  readonly variants: readonly NewVariant[];
  readonly collectionIds: readonly string[];
  /** Where it is listed at once; undefined where it is not given. */
  readonly channelIds: readonly string[] | undefined;
}

/** Work of later areas where a product or a variant is made; the domain's `index.ts` hands it in. */
export interface ProductHooks {
  /** In the transaction that made the product. @returns events beside the product's own. */
  readonly productCreated: ReadonlyArray<(tx: Tx, created: CreatedProduct, now: Date) => Promise<readonly NewEvent[]>>;
  /** In the transaction of a change that says in which collections a product stands, and in no others. */
  readonly productRecollected: ReadonlyArray<
    (tx: Tx, productId: ProductId, collectionIds: readonly string[], now: Date) => Promise<void>
  >;
  /** In the transaction that added the variant to the product, which is as it was before. */
  readonly variantCreated: ReadonlyArray<(tx: Tx, product: Product, variant: NewVariant, now: Date) => Promise<void>>;
}

declare module '../deps.ts' {
  interface CatalogDeps {
    readonly products: ProductCache;
    readonly productHooks: ProductHooks;
  }
}
