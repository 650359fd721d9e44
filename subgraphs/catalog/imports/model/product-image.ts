import type { MediaId, VariantId } from '../../../shared/ids.ts';
import type { ProductOptions, ProductStatus, ProductTexts, SelectedOptions } from '../../products/model/product.ts';

/** What an import writes of a product itself. */
export interface ProductFields extends ProductTexts {
  readonly status: ProductStatus;
  readonly options: ProductOptions;
}

/** What an import writes of a variant. */
export interface VariantImage {
  readonly id: VariantId;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly title: string;
  readonly selectedOptions: SelectedOptions;
  readonly optionKey: string;
  /** Minor units of `currency`. */
  readonly priceMinor: number | null;
  readonly compareAtMinor: number | null;
  readonly costMinor: number | null;
  readonly currency: string | null;
}

/** A variant in a channel, as an import writes it. */
export interface ListingImage {
  readonly variantId: VariantId;
  readonly channelCode: string;
  readonly visible: boolean;
  /** Minor units of `currency`. */
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  readonly currency: string;
  readonly publishFrom: string | null;
  readonly publishTo: string | null;
}

export interface MediaImage {
  readonly id: MediaId;
  readonly url: string;
  readonly alt: string | null;
}

/** Everything that an import may write of a product, as it stands at a moment. */
export interface ProductImage {
  readonly fields: ProductFields;
  /** Digest of what the last file said; null when no file says what it is now. */
  readonly importHash: string | null;
  readonly variants: readonly VariantImage[];
  readonly listings: readonly ListingImage[];
  readonly media: readonly MediaImage[];
}

/** Whether two values of images are the same: the database writes the keys of all of them in one order. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
