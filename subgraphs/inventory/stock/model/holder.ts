import type { VariantId } from '../../../shared/ids.ts';

/** A variant as the limits on one holder see it. */
export interface HeldElsewhere {
  readonly variantId: VariantId;
  /** Units that can be sold in all: available, or held by whomever. */
  readonly units: number;
  /** Of them, what the holder has by other holds than those asked for. */
  readonly held: number;
}
