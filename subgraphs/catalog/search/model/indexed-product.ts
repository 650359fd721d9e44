import type { ProductId } from '../../../shared/ids.ts';
import type { ProductStatus } from '../../products/model/product.ts';

/** The lowest price of variants that a channel shows within one window of time; an open end is null. */
export type IndexedListing = readonly [
  channelCode: string,
  priceMinor: number,
  publishFromMs: number | null,
  publishToMs: number | null,
];

/** What the index holds of a product. */
export interface IndexedProduct {
  readonly id: ProductId;
  readonly version: number;
  readonly status: ProductStatus;
  readonly title: string;
  readonly description: string;
  readonly vendor: string | null;
  readonly productType: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly collectionIds: readonly string[];
  /** Microseconds since 1970. */
  readonly createdAtUs: number;
  readonly updatedAtUs: number;
  readonly listings: readonly IndexedListing[];
}

/** Kinds of values that lists are narrowed by. */
export type ValueKind = 'category' | 'collection' | 'tag' | 'vendor';

/** The values of a product, each once. */
export function valuesOf(product: IndexedProduct): Array<readonly [ValueKind, string]> {
  const { category, vendor, tags, collectionIds } = product;
  return [
    ...(category === null ? [] : [['category', category] as const]),
    ...(vendor === null ? [] : [['vendor', vendor] as const]),
    ...[...new Set(tags)].map((tag) => ['tag', tag] as const),
    ...collectionIds.map((id) => ['collection', id] as const),
  ];
}

/** Characters of each kind of text that are searched: what is longer is rarely about the product. */
const MAX_TITLE = 500;
const MAX_TAGS = 2_000;
const MAX_DESCRIPTION = 8_000;

/** The texts of a product by what they weigh: title, facts, description. */
export function textsOf(product: IndexedProduct): readonly string[] {
  const { title, vendor, productType, category, tags, description } = product;
  const facts = [vendor ?? '', productType ?? '', category ?? '', tags.join(' ').slice(0, MAX_TAGS)];
  return [title.slice(0, MAX_TITLE), facts.join(' '), description.slice(0, MAX_DESCRIPTION)];
}

/** A number that is another for other texts or values; two that share it by chance are one in 2^53. */
export function contentHash(product: IndexedProduct): number {
  const content = [...textsOf(product), ...valuesOf(product).map(([kind, value]) => `${kind} ${value}`)].join('\n');
  // cyrb53, public domain: two 32-bit halves, mixed.
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < content.length; index++) {
    const unit = content.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
