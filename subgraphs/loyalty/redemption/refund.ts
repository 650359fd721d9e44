import type { Tx } from '#kernel/database/database.ts';
import type { CustomerId, GiftCardId, OrderId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { GiftCard } from '../gift-cards/model/gift-card.ts';
import { postCardEntries } from '../gift-cards/post-card-entries.ts';
import { readPostedCardKeys } from '../gift-cards/store/entries.ts';
import { lockCards, reopenCards } from '../gift-cards/store/gift-cards.ts';
import { postPoints } from '../points/post-points.ts';
import { reversePoints } from '../points/reverse-points.ts';
import { lockOrCreateAccounts } from '../points/store/accounts.ts';
import { readPostedKeys, readRedeemed } from '../points/store/entries.ts';

export interface RefundInput {
  /** The return's or cancellation's id; makes the refund happen once. */
  readonly causeId: string;
  readonly orderId: OrderId;
  readonly customerId: CustomerId | null;
  /** Net sales taken back: their points are reversed. */
  readonly reverseEarnNetMinor: bigint;
  /** Points that had paid and are given back. */
  readonly restorePoints: number;
  /** Money that goes back to the cards that had paid. */
  readonly giftCards: ReadonlyArray<{ giftCardId: GiftCardId; amountMinor: bigint }>;
}

/**
 * Points go back to the accounts that they came from, which are those of people who may part again; what no account
 * had paid goes to the customer of the order.
 */
async function restorePoints(tx: Tx, input: RefundInput, now: Date): Promise<void> {
  const { causeId, orderId, customerId } = input;
  if (input.restorePoints <= 0) return;
  const payers = (await readRedeemed(tx, orderId)).map((account) => account.customerId);
  if (payers.length > 0) await lockOrCreateAccounts(tx, payers, now);
  const keyOf = (payer: string) => `restore:${causeId}:${payer}`;
  if ((await readPostedKeys(tx, payers.map(keyOf))).size > 0) return;
  const parts = new Map<CustomerId, number>();
  let left = input.restorePoints;
  for (const { customerId: payer, redeemed, restored } of await readRedeemed(tx, orderId)) {
    const points = Math.min(left, Math.max(0, redeemed - restored));
    parts.set(payer, points);
    left -= points;
  }
  if (left > 0 && customerId !== null) parts.set(customerId, (parts.get(customerId) ?? 0) + left);
  const cause = { kind: 'RESTORE', basisMinor: null, orderId, reason: null, occurredAt: now } as const;
  const postings = [...parts].map(([payer, points]) => ({
    ...cause,
    customerId: payer,
    key: keyOf(payer),
    points,
  }));
  await postPoints(
    tx,
    postings.filter((posting) => posting.points > 0),
    now,
  );
}

/**
 * Money goes back to the cards that had paid. One that was voided since opens again, without any of its old keys: its
 * holder gets a new one, and the old ones open nothing.
 */
async function refundCards(tx: Tx, input: RefundInput, now: Date): Promise<void> {
  const { causeId, orderId, giftCards } = input;
  if (giftCards.length === 0) return;
  const ids = giftCards.map(({ giftCardId }) => giftCardId);
  const keyOf = (giftCardId: GiftCardId) => `refund:${causeId}:${giftCardId}`;
  const cards = new Map<string, GiftCard>((await lockCards(tx, ids)).map((card) => [card.id, card]));
  const posted = await readPostedCardKeys(tx, ids.map(keyOf));
  const postings = giftCards.flatMap(({ giftCardId, amountMinor }) => {
    const card = cards.get(giftCardId);
    const key = keyOf(giftCardId);
    if (!card || amountMinor <= 0n || posted.has(key)) return [];
    return [{ card, key, kind: 'REFUND' as const, amountMinor, orderId, occurredAt: now }];
  });
  const voided = postings.filter(({ card }) => card.status === 'VOID').map(({ card }) => card.id);
  if (voided.length > 0) await reopenCards(tx, voided, now);
  await postCardEntries(tx, postings);
}

/** Gives back what paid and takes back what was earned, for one return or cancellation; twice is once. */
export async function refund(deps: LoyaltyDeps, input: RefundInput): Promise<void> {
  const now = deps.clock.now();
  await deps.db.inTransaction('refund', async (tx) => {
    await reversePoints(tx, [{ ...input, netMinor: input.reverseEarnNetMinor, occurredAt: now }], now);
    await restorePoints(tx, input, now);
    await refundCards(tx, input, now);
  });
}
