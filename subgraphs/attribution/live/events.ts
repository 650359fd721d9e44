import type { LoggedEvent } from '#kernel/events/event-log.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';

/** Sales became facts: reports of these channels and stores answer something new. */
export const SALES_COUNTED = 'attribution.sales-counted.v1';

interface SalesCounted {
  readonly channelIds: readonly string[];
  readonly storeIds: readonly string[];
}

export function salesCounted(payload: SalesCounted, occurredAt: Date): NewEvent {
  return { type: SALES_COUNTED, aggregateId: 'sales', aggregateVersion: 0, occurredAt, payload: { ...payload } };
}

export const readSalesCounted = ({ payload }: LoggedEvent) => payload as Readonly<Record<keyof SalesCounted, string[]>>;
