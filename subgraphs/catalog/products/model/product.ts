import type { Money } from '#kernel/values/money.ts';
import type { CollectionId, MediaId, ProductId, VariantId } from '../../../shared/ids.ts';

export const PRODUCT_STATUSES = ['DRAFT', 'ACTIVE', 'ARCHIVED'] as const;
/** @public named by tables.prisma. */
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

export const VARIANT_KINDS = ['GOOD', 'SERVICE'] as const;
export type VariantKind = (typeof VARIANT_KINDS)[number];

/** "Size" with every value it takes, in the order in which they are shown. */
export interface ProductOption {
  readonly name: string;
  readonly values: readonly string[];
}

/** @public named by tables.prisma. */
export type ProductOptions = readonly ProductOption[];

export interface SelectedOption {
  readonly name: string;
  readonly value: string;
}
/** @public named by tables.prisma. */
export type SelectedOptions = readonly SelectedOption[];

export interface Media {
  readonly id: MediaId;
  readonly url: string;
  readonly alt: string | null;
  readonly position: number;
}

/** A variant in a channel: whether it shows, for how much, and when. */
export interface Listing {
  readonly channelCode: string;
  readonly visible: boolean;
  readonly price: Money;
  readonly compareAtPrice: Money | null;
  /** Half-open window `[publishFromMs, publishToMs)` in epoch milliseconds; null has no end on that side. */
  readonly publishFromMs: number | null;
  readonly publishToMs: number | null;
  /** Whether the channel's prices include tax. */
  readonly taxIncluded: boolean;
}

/** Texts of a product that a client or a file gives; `product-input.ts` says their bounds. */
export interface ProductTexts {
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  readonly vendor: string | null;
  readonly productType: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
}

/** A product that is about to exist. */
export interface NewProduct extends ProductTexts {
  readonly id: ProductId;
  readonly status: ProductStatus;
  readonly options: ProductOptions;
}

/** A product with everything that belongs to it; never changed once read, a change is a new version. */
export interface Product extends NewProduct {
  readonly version: bigint;
  readonly media: readonly Media[];
  readonly collectionIds: readonly CollectionId[];
  readonly variants: readonly Variant[];
  /** Moments at which a listing begins or ends, in epoch milliseconds; most products have none. */
  readonly windowEdges: readonly number[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A sellable unit: one combination of the product's options. */
export interface Variant {
  readonly id: VariantId;
  readonly product: Product;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly title: string;
  readonly position: number;
  readonly kind: VariantKind;
  readonly selectedOptions: SelectedOptions;
  /** Price that new listings start from; null until it is set. */
  readonly price: Money | null;
  readonly compareAtPrice: Money | null;
  readonly unitCost: Money | null;
  readonly taxRateBasisPoints: number;
  readonly listings: ReadonlyMap<string, Listing>;
}

/** Which version of a product the database holds at this moment. */
export interface ProductRef {
  readonly id: ProductId;
  readonly version: bigint;
}

/** A product as the event of a change describes it. */
export interface ChangedProduct extends ProductRef {
  readonly status: ProductStatus;
  readonly category: string | null;
  readonly variants: readonly ChangedVariant[];
}

/** What others keep of a variant: by what it is called, and its amounts in minor units as text; null where not set. */
export interface ChangedVariant {
  readonly variantId: VariantId;
  readonly sku: string | null;
  readonly priceMinor: string | null;
  readonly compareAtMinor: string | null;
  readonly costMinor: string | null;
  readonly currency: string | null;
}
