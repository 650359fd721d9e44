import type { MediaId } from '../../../shared/ids.ts';
import type { ListingState } from '../../listings/model/listing-state.ts';
import type { ProductOptions, ProductStatus, ProductTexts } from '../../products/model/product.ts';
import type { VariantState } from '../../products/model/variant-state.ts';

/** What an import writes of a product itself. */
export interface ProductFields extends ProductTexts {
  readonly status: ProductStatus;
  readonly options: ProductOptions;
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
  readonly variants: readonly VariantState[];
  readonly listings: readonly ListingState[];
  readonly media: readonly MediaImage[];
}

/** Whether two values of images are the same: the database writes the keys of all of them in one order. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
