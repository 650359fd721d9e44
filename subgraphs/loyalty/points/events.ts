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
