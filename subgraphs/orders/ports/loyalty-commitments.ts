import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';

const acknowledged = z.unknown();

export const commitValueHolds = definePort<{ checkoutId: string }, unknown>({
  domain: 'loyalty',
  document: `mutation CommitHolds($checkoutId: ID!) { loyaltyCommitHolds(checkoutId: $checkoutId) }`,
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
