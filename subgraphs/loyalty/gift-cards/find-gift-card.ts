import type { LoyaltyDeps } from '../deps.ts';
import type { GiftCard } from './model/gift-card.ts';
import { hashCode } from './model/gift-card-code.ts';
import { readCardByKey } from './store/gift-cards.ts';

/** The card that a live key opens: holding the code is the permission. Null for unknown and revoked codes alike. */
export async function findGiftCard(deps: LoyaltyDeps, code: string): Promise<GiftCard | null> {
  return (await readCardByKey(deps.db, hashCode(code))) ?? null;
}
