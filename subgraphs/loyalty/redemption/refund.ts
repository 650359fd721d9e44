import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { giftCardChanged } from '../events/published.ts';
import {
  findPostedCardKeys,
  type GiftCardEntryRow,
  lockCards,
  postCardEntries,
} from '../gift-cards/store/gift-cards.ts';
import { postPoints } from '../points/post-points.ts';
import { reverseInTransaction } from '../points/reverse-points.ts';
import { lockOrCreateAccounts } from '../points/store/accounts.ts';
import { findPostedKeys, readBurned } from '../points/store/entries.ts';

export interface RefundInput {
  /** The return's or cancellation's id; makes the refund happen once. */
  readonly causeId: string;
  readonly orderId: string;
  readonly customerId: string | null;
  /** Net sales taken back: their points are reversed. */
  readonly reverseEarnNetMinor: bigint;
  /** Points that had paid and are given back. */
  readonly restorePoints: number;
  /** Money that goes back to the cards that had paid. */
  readonly giftCards: ReadonlyArray<{ giftCardId: string; amountMinor: bigint }>;
}

/**
 * Points go back to the accounts that they came from, which are those of people who may part again; what no account
 * had paid goes to the customer of the order.
 */
async function restorePoints(tx: Tx, input: RefundInput, now: Date): Promise<void> {
  const { causeId, orderId, customerId } = input;
  if (input.restorePoints <= 0) return;
  const payers = (await readBurned(tx, orderId)).map((account) => account.customerId);
  if (payers.length > 0) await lockOrCreateAccounts(tx, payers, now);
  const keyOf = (payer: string) => `restore:${causeId}:${payer}`;
  if ((await findPostedKeys(tx, payers.map(keyOf))).size > 0) return;
  const parts = new Map<string, number>();
  let left = input.restorePoints;
  for (const { customerId: payer, burned, restored } of await readBurned(tx, orderId)) {
    const points = Math.min(left, Math.max(0, burned - restored));
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

async function refundCards(tx: Tx, input: RefundInput, now: Date): Promise<void> {
  if (input.giftCards.length === 0) return;
  const cards = new Map(
    (
      await lockCards(
        tx,
        input.giftCards.map((one) => one.giftCardId),
      )
    ).map((card) => [card.id, card]),
  );
  const posted = await findPostedCardKeys(
    tx,
    input.giftCards.map((one) => `refund:${input.causeId}:${one.giftCardId}`),
  );
  const due = input.giftCards.flatMap(({ giftCardId, amountMinor }) => {
    const card = cards.get(giftCardId);
    const key = `refund:${input.causeId}:${giftCardId}`;
    return card && amountMinor > 0n && !posted.has(key) ? [{ card, key, amountMinor }] : [];
  });
  await postCardEntries(
    tx,
    due.map(
      ({ card, key, amountMinor }): GiftCardEntryRow => ({
        id: newId('gfe'),
        giftCardId: card.id,
        key,
        kind: 'REFUND',
        amountMinor,
        orderId: input.orderId,
        occurredAt: now,
        balanceAfterMinor: card.balanceMinor + amountMinor,
      }),
    ),
  );
  await appendEvents(
    tx,
    'loyalty',
    due.map(({ card, amountMinor }) =>
      giftCardChanged({
        giftCardId: card.id,
        customerId: card.customerId,
        kind: 'REFUND',
        amountMinor,
        currency: card.currency,
        orderId: input.orderId,
        occurredAt: now,
      }),
    ),
  );
}

/** Gives back what paid and takes back what was earned, for one return or cancellation; twice is once. */
export async function refund(deps: LoyaltyDeps, input: RefundInput): Promise<void> {
  const now = deps.clock.now();
  await deps.db.inTransaction('refund', async (tx) => {
    await reverseInTransaction(tx, [{ ...input, netMinor: input.reverseEarnNetMinor, occurredAt: now }], now);
    await restorePoints(tx, input, now);
    await refundCards(tx, input, now);
  });
}
