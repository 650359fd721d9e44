import type { VariantId } from '../../../shared/ids.ts';
import type { SelectedOptions } from './product.ts';

/** A variant as it stands at a moment, by what an import may write of it. */
export interface VariantState {
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
