import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { giftCardChanged } from './events.ts';
import type { GiftCardEntry, GiftCardPosting } from './model/entry.ts';
import { insertCardEntries } from './store/entries.ts';

/**
 * Posts changes to gift cards: entries, balances and events together. The caller has locked the cards, or made them,
 * and knows that no cause was posted before. Two statements, however many postings.
 */
export async function postCardEntries(tx: Tx, postings: readonly GiftCardPosting[]): Promise<void> {
  const balances = new Map<string, bigint>();
  const entries = postings.map(({ card, channel: _, ...cause }): GiftCardEntry => {
    const balanceAfterMinor = (balances.get(card.id) ?? card.balanceMinor) + cause.amountMinor;
    balances.set(card.id, balanceAfterMinor);
    return { ...cause, id: newId('gfe'), giftCardId: card.id, balanceAfterMinor };
  });
  await insertCardEntries(tx, entries);
  await appendEvents(
    tx,
    'loyalty',
    postings.map(({ card, channel, kind, amountMinor, orderId, occurredAt }) =>
      giftCardChanged({
        giftCardId: card.id,
        customerId: card.customerId,
        kind,
        amountMinor,
        currency: card.currency,
        orderId,
        channel: channel ?? null,
        occurredAt,
      }),
    ),
  );
}
