import { spendableFor } from '../../shared/customer-alias.ts';
import type { GiftCardProblem } from '../../shared/gift-card-problem.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { problemOf } from '../gift-cards/model/gift-card.ts';
import { hashCode, maskCode, maskWholeCode } from '../gift-cards/model/gift-card-code.ts';
import { type KeyedCard, readCardsByKeys } from '../gift-cards/store/gift-cards.ts';
import { usablePoints } from '../points/model/account.ts';
import { MINOR_PER_REDEEMED_POINT } from '../points/model/rates.ts';
import { readBalances } from '../points/store/accounts.ts';
import { readHeldCards, readHeldPoints } from './store/held-value.ts';

/** Whose value is asked for. */
export interface RedeemableInput {
  readonly currency: string;
  readonly customerId?: CustomerId | null | undefined;
  /** Codes as somebody gave them, and keys that are known already. */
  readonly codes: readonly string[];
  readonly keyIds: readonly string[];
  /** A checkout whose own holds count as usable. */
  readonly checkoutId?: string | null | undefined;
}

export interface RedeemableCard {
  /** Null when no key has the code. */
  readonly giftCardId: string | null;
  readonly giftCardKeyId: string | null;
  readonly maskedCode: string;
  /** What may be drawn from it now, in minor units. */
  readonly usableMinor: bigint;
  /** Why it cannot pay; null when it can. */
  readonly problem: GiftCardProblem | null;
}

/** What could pay beside money at this moment; nothing of it is held. */
export interface Redeemable {
  readonly points: number;
  /** What one point pays, in minor units; 0 in a currency that points do not pay in. */
  readonly minorPerPoint: bigint;
  /** In the order of the codes, then of the keys. */
  readonly giftCards: readonly RedeemableCard[];
}

/** What points and gift cards could pay now, for several carts at once. */
export async function findRedeemable(
  deps: LoyaltyDeps,
  carts: readonly RedeemableInput[],
): Promise<readonly Redeemable[]> {
  const customerIds = [...new Set(carts.flatMap(({ customerId }) => customerId ?? []))];
  const codeHashes = [...new Set(carts.flatMap(({ codes }) => codes.map(hashCode)))];
  const keyIds = [...new Set(carts.flatMap((cart) => cart.keyIds))];
  const checkoutIds = carts.flatMap(({ checkoutId }) => checkoutId ?? []);
  const [accounts, cards, heldPoints, heldCards] = await Promise.all([
    customerIds.length === 0 ? [] : readBalances(deps.db, spendableFor(customerIds)),
    codeHashes.length + keyIds.length === 0 ? [] : readCardsByKeys(deps.db, { codeHashes, keyIds }),
    readHeldPoints(deps.db, checkoutIds),
    readHeldCards(deps.db, checkoutIds),
  ]);
  return carts.map(({ currency, customerId, codes, keyIds: keys, checkoutId }) => {
    const redeemable = (card: KeyedCard | undefined, maskedCode: string): RedeemableCard => {
      const own = heldCards.find((one) => one.giftCardId === card?.id && one.checkoutId === checkoutId);
      const usableMinor = card ? card.balanceMinor - card.heldMinor + (own?.amountMinor ?? 0n) : 0n;
      const problem = problemOf(card, currency) ?? (usableMinor > 0n ? null : 'EMPTY');
      return { giftCardId: card?.id ?? null, giftCardKeyId: card?.keyId ?? null, maskedCode, usableMinor, problem };
    };
    const account = accounts.find((one) => one.customerId === customerId);
    return {
      points: (account ? usablePoints(account) : 0) + (heldPoints.get(checkoutId ?? '') ?? 0),
      minorPerPoint: currency === deps.config.currencyCode ? MINOR_PER_REDEEMED_POINT : 0n,
      giftCards: [
        ...codes.map((code) => {
          const hash = hashCode(code);
          const card = cards.find((one) => one.codeHash === hash);
          return redeemable(card, maskWholeCode(code));
        }),
        ...keys.map((keyId) => {
          const card = cards.find((one) => one.keyId === keyId);
          return redeemable(card, maskCode(card?.lastFour ?? ''));
        }),
      ],
    };
  });
}
