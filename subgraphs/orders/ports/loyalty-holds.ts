import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import type { GiftCardId } from '../../shared/ids.ts';
import { idOf } from './ids.ts';

const acknowledged = z.unknown();

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

export const releaseValueHolds = definePort<{ checkoutId: string }, unknown>({
  domain: 'loyalty',
  document: `mutation ReleaseHolds($checkoutId: ID!) { loyaltyReleaseHolds(checkoutId: $checkoutId) }`,
  result: acknowledged,
});
