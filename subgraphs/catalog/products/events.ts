import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Money } from '#kernel/values/money.ts';
import type { ProductStatus } from './model/product.ts';

/** What catalog publishes; consumers declare what they read of it. */
export const PRODUCT_CHANGED = 'catalog.product-changed.v1';
export const CHANNEL_PRICE_SET = 'catalog.channel-price-set.v1';
export const CHANNEL_CREATED = 'catalog.channel-created.v1';

/** What the event tells of a product. */
export interface ChangedProduct {
  readonly id: string;
  readonly version: bigint;
  readonly status: ProductStatus;
  readonly category: string | null;
  readonly variantIds: readonly string[];
}

/** The product, its variants, listings, media or collections changed; versions of one product grow by one. */
export function productChanged(product: ChangedProduct, occurredAt: Date): NewEvent {
  const { id, version, status, category, variantIds } = product;
  return {
    type: PRODUCT_CHANGED,
    aggregateId: id,
    aggregateVersion: version,
    occurredAt,
    payload: { productId: id, status, category, variantIds },
  };
}

/** A price of a variant in a channel was set; the newest by position holds. */
export function channelPriceSet(variantId: string, channel: string, price: Money, occurredAt: Date): NewEvent {
  return {
    type: CHANNEL_PRICE_SET,
    aggregateId: variantId,
    aggregateVersion: 0,
    occurredAt,
    payload: { variantId, channel, currency: price.currency, priceMinor: price.minor },
  };
}

export function channelCreated(code: string, occurredAt: Date): NewEvent {
  return { type: CHANNEL_CREATED, aggregateId: code, aggregateVersion: 1, occurredAt, payload: { code } };
}
