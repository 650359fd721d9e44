import type { Sample, Share } from '../../metrics/model/interval.ts';
import type { StageReturn } from './maturity.ts';

/** A quantile of times in milliseconds, with the ends of its 95 % interval. */
export interface Quantile {
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Days of visitors, and what they bought online on them; money in minor units. */
export interface Exposure {
  readonly visits: Share;
  readonly baskets: Sample;
}

export interface ConversationFacts {
  readonly opened: number;
  readonly resolved: number;
  readonly answer: Quantile;
  readonly resolution: Quantile;
}

/** What gift cards paid; in minor units. */
export interface GiftCardUse {
  readonly redemptions: number;
  readonly paidMinor: bigint;
  /** Of it, in another channel than the one that sold the card. */
  readonly crossedMinor: bigint;
}

/** What service is measured by, of one period. */
export interface ServiceFacts {
  readonly saved: { readonly share: Share; readonly netMinor: bigint };
  readonly returnsInStore: Share;
  readonly exchanges: Share;
  readonly promises: ReadonlyMap<string, Share>;
  readonly pointsLatency: Quantile;
  readonly giftCards: GiftCardUse;
  readonly conversations: ConversationFacts;
  readonly conversationsByChannel: ReadonlyMap<string, ConversationFacts>;
  readonly withContext: Share;
  readonly tryOns: Share;
  readonly promiseShown: Exposure;
  readonly noPromiseShown: Exposure;
  /** By stage of maturity; undefined where the facts are of a segment, as days of stores are of no customer. */
  readonly maturity: ReadonlyMap<string, StageReturn> | undefined;
}
