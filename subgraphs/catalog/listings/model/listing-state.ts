import type { VariantId } from '../../../shared/ids.ts';

/** A variant in a channel as it stands at a moment, by what an import may write of it. */
export interface ListingState {
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
