import type { NewEvent } from '#kernel/events/outbox.ts';

/** `loyalty.points-changed.v1`: one ledger entry of points. Handlers commute, so it carries no version. */
export function pointsChanged(entry: {
  accountId: string;
  customerId: string;
  entryId: string;
  kind: string;
  points: number;
  orderId: string | null;
  balance: number;
  occurredAt: Date;
}): NewEvent {
  const { occurredAt, ...payload } = entry;
  return {
    type: 'loyalty.points-changed.v1',
    aggregateId: entry.accountId,
    aggregateVersion: 0,
    occurredAt,
    payload: { ...payload, occurredAt: occurredAt.toISOString() },
  };
}

/** `loyalty.gift-card-changed.v1`: one ledger entry of a gift card. */
export function giftCardChanged(entry: {
  giftCardId: string;
  customerId: string | null;
  kind: string;
  amountMinor: bigint;
  currency: string;
  orderId: string | null;
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
