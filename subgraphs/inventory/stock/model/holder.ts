import type { VariantId } from '../../../shared/ids.ts';

/** A variant as the limits on one holder see it. */
export interface HeldElsewhere {
  readonly variantId: VariantId;
  /** Units that can be sold in all: available, or held by whomever. */
  readonly units: number;
  /** Of them, what the holder has by other holds than those asked for. */
  readonly held: number;
}

/** What the limit on the sessions of one address is decided by. */
export interface OpenedSessions {
  /** True when the session that asks has held units before. */
  readonly isKnown: boolean;
  /** Sessions that held for the first time, from the same address, within the last minute. */
  readonly count: number;
  /** When the first of them did; null when there is none. */
  readonly since: Date | null;
}
