import type { NewEvent } from '#kernel/events/outbox.ts';
import type { CustomerId, GiftCardId, OrderId } from '../../shared/ids.ts';

/** `loyalty.gift-card-changed.v1`: one ledger entry of a gift card. */
export function giftCardChanged(entry: {
  giftCardId: GiftCardId;
  customerId: CustomerId | null;
  kind: string;
  amountMinor: bigint;
  currency: string;
  orderId: OrderId | null;
  /** That sold the card, where it is issued; else null. */
  channel: string | null;
  occurredAt: Date;
}): NewEvent {
  const { occurredAt, amountMinor, ...payload } = entry;
  return {
    type: 'loyalty.gift-card-changed.v1',
    aggregateId: entry.giftCardId,
    aggregateVersion: 0,
    occurredAt,
    payload: { ...payload, amountMinor: amountMinor.toString(), occurredAt: occurredAt.toISOString() },
  };
}
