import type { NewEvent } from '#kernel/events/outbox.ts';
import type { CustomerId, LoyaltyAccountId, OrderId } from '../../shared/ids.ts';

/** `loyalty.points-changed.v1`: one ledger entry of points. Handlers commute, so it carries no version. */
export function pointsChanged(entry: {
  accountId: LoyaltyAccountId;
  customerId: CustomerId;
  entryId: string;
  kind: string;
  points: number;
  orderId: OrderId | null;
  balance: number;
  occurredAt: Date;
  /** When the balance has it, which may be later; null for history that was imported. */
  postedAt: Date | null;
}): NewEvent {
  const { occurredAt, postedAt, ...payload } = entry;
  return {
    type: 'loyalty.points-changed.v1',
    aggregateId: entry.accountId,
    aggregateVersion: 0,
    occurredAt,
    payload: { ...payload, occurredAt: occurredAt.toISOString(), postedAt: postedAt?.toISOString() ?? null },
  };
}
