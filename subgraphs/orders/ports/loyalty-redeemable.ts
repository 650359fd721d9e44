import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { GIFT_CARD_PROBLEMS } from '../../shared/gift-card-problem.ts';
import { idOf } from './ids.ts';

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
