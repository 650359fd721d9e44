import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { GIFT_CARD_PROBLEMS } from '../../shared/gift-card-problem.ts';
import type { GiftCardId } from '../../shared/ids.ts';
import { idOf } from './ids.ts';

const acknowledged = z.unknown();

const redeemable = z.object({
  points: z.int().nonnegative(),
  /** 0 in a currency that points do not pay in. */
  minorPerPoint: z.coerce.bigint(),
  giftCards: z.array(
    z.object({
      giftCardId: idOf('gft').nullable(),
      giftCardKeyId: idOf('gfk').nullable(),
      maskedCode: z.string(),
      usableMinor: z.coerce.bigint(),
      problem: z.enum(GIFT_CARD_PROBLEMS).nullable(),
    }),
  ),
});
/** What points and gift cards could pay at this moment; nothing of it is held. */
export type Redeemable = z.infer<typeof redeemable>;

export const findRedeemable = definePort<
  {
    carts: Array<{
      currency: string;
      customerId: string | null;
      codes: readonly string[];
      keyIds: readonly string[];
      checkoutId: string | null;
    }>;
  },
  Redeemable[]
>({
  domain: 'loyalty',
  document: `query Redeemable($carts: [LoyaltyRedeemableInput!]!) {
    loyaltyRedeemable(carts: $carts) { points minorPerPoint giftCards { giftCardId giftCardKeyId maskedCode usableMinor problem } }
  }`,
  result: z.array(redeemable),
});

export const holdPoints = definePort<
  { checkoutId: string; customerId: string; points: number },
  { valueMinor: bigint; currency: string }
>({
  domain: 'loyalty',
  document: `mutation HoldPoints($checkoutId: ID!, $customerId: ID!, $points: Int!) {
    loyaltyHoldPoints(checkoutId: $checkoutId, customerId: $customerId, points: $points) { valueMinor currency }
  }`,
  result: z.object({ valueMinor: z.coerce.bigint(), currency: z.string() }),
});

export const holdGiftCards = definePort<
  { checkoutId: string; keyIds: string[]; currency: string; maxMinor: string },
  Array<{ giftCardId: GiftCardId; amountMinor: bigint; maskedCode: string }>
>({
  domain: 'loyalty',
  document: `mutation HoldGiftCards($checkoutId: ID!, $keyIds: [ID!]!, $currency: CurrencyCode!, $maxMinor: MinorUnits!) {
    loyaltyHoldGiftCards(checkoutId: $checkoutId, keyIds: $keyIds, currency: $currency, maxMinor: $maxMinor) {
      giftCardId amountMinor maskedCode
    }
  }`,
  result: z.array(z.object({ giftCardId: idOf('gft'), amountMinor: z.coerce.bigint(), maskedCode: z.string() })),
});

export const commitValueHolds = definePort<{ checkoutId: string }, unknown>({
  domain: 'loyalty',
  document: `mutation CommitHolds($checkoutId: ID!) { loyaltyCommitHolds(checkoutId: $checkoutId) }`,
  result: acknowledged,
});

export const releaseValueHolds = definePort<{ checkoutId: string }, unknown>({
  domain: 'loyalty',
  document: `mutation ReleaseHolds($checkoutId: ID!) { loyaltyReleaseHolds(checkoutId: $checkoutId) }`,
  result: acknowledged,
});

export const earnPoints = definePort<
  { orderId: string; customerId: string; netMinor: string; currency: string; placedAt: string },
  unknown
>({
  domain: 'loyalty',
  document: `mutation Earn($orderId: ID!, $customerId: ID!, $netMinor: MinorUnits!, $currency: CurrencyCode!, $placedAt: DateTime!) {
    loyaltyEarn(orderId: $orderId, customerId: $customerId, netMinor: $netMinor, currency: $currency, placedAt: $placedAt)
  }`,
  result: acknowledged,
});

export const refundValue = definePort<
  {
    causeId: string;
    orderId: string;
    customerId: string | null;
    reverseEarnNetMinor: string;
    restorePoints: number;
    giftCards: Array<{ giftCardId: string; amountMinor: string }>;
  },
  unknown
>({
  domain: 'loyalty',
  document: `mutation RefundValue($causeId: ID!, $orderId: ID!, $customerId: ID, $reverseEarnNetMinor: MinorUnits!, $restorePoints: Int!, $giftCards: [LoyaltyRefundedCardInput!]!) {
    loyaltyRefund(causeId: $causeId, orderId: $orderId, customerId: $customerId, reverseEarnNetMinor: $reverseEarnNetMinor, restorePoints: $restorePoints, giftCards: $giftCards)
  }`,
  result: acknowledged,
});
