import type { NewEvent } from '#kernel/events/outbox.ts';
import type { ChangedProduct } from './model/product.ts';

export const PRODUCT_CHANGED = 'catalog.product-changed.v1';

/** The product, its variants, listings, media or collections changed; versions of one product grow by one. */
export function productChanged(product: ChangedProduct, occurredAt: Date): NewEvent {
  const { id, version, status, category, variants } = product;
  const variantIds = variants.map(({ variantId }) => variantId);
  return {
    type: PRODUCT_CHANGED,
    aggregateId: id,
    aggregateVersion: version,
    occurredAt,
    payload: { productId: id, version: String(version), status, category, variantIds, variants },
  };
}
