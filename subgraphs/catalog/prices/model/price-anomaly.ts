import type { VariantId } from '../../../shared/ids.ts';

/** What may be wrong with a price, the surest first. */
export const PRICE_ANOMALY_KINDS = ['BELOW_COST', 'COMPARE_AT_NOT_ABOVE', 'MOVED', 'DIFFERS'] as const;
export type PriceAnomalyKind = (typeof PRICE_ANOMALY_KINDS)[number];

/** From how much a price is looked at again. */
export const PRICE_RULES = {
  /** A price that moved by more than this part of what it was, up or down. */
  movedShare: 0.5,
  /** For how many days after it moved. */
  movedDays: 7,
  /** A price more than so many times the variant's usual one, or less than that part of it, net of tax. */
  differsFactor: 2,
} as const;

/** A price in a channel that somebody should look at. */
export interface PriceAnomaly {
  readonly variantId: VariantId;
  readonly channelCode: string;
  readonly currency: string;
  readonly priceMinor: bigint;
  readonly compareAtMinor: bigint | null;
  readonly taxIncluded: boolean;
  readonly taxRateBasisPoints: number;
  /** At least one. */
  readonly kinds: readonly PriceAnomalyKind[];
  /** Of the same currency; null where it never changed there. */
  readonly previousPriceMinor: bigint | null;
  readonly priceChangedAt: Date | null;
  /** The middle price of the variant in the public channels of the currency, net of tax; null where it is in none. */
  readonly usualNetMinor: bigint | null;
}
