import type { CustomerId, LocationId, OrderId } from '../../../shared/ids.ts';

export const ENTRY_TYPES = [
  'ORDER',
  'RETURN',
  'CANCELLATION',
  'POINTS',
  'GIFT_CARD',
  'INTERACTION',
  'VISIT',
  'MERGE',
  'SIGN_UP',
] as const;
/** @public named by tables.prisma. */
export type EntryType = (typeof ENTRY_TYPES)[number];

/** Ids and figures only. @public named by tables.prisma */
export type EntryData = Readonly<Record<string, unknown>>;

/** One moment of a customer's history; its subject belongs to another domain and is only referred to. */
export interface TimelineEntry {
  /** Id of the event or row that it was made of. */
  readonly id: string;
  readonly customerId: CustomerId;
  readonly occurredAt: Date;
  readonly type: EntryType;
  readonly channel: string | null;
  readonly locationId: LocationId | null;
  readonly orderId: OrderId | null;
  readonly data: EntryData;
}

/** Minor units and ISO code as people write them, e.g. "129.90 EUR"; for a line of text, not for sums. */
function amountText(data: Readonly<Record<string, unknown>>): string {
  const { amount, currency } = data;
  return typeof amount === 'string' && typeof currency === 'string' ? ` ${amount} ${currency}` : '';
}

/** One line that says what happened; front ends with a language of their own word it from type and data. */
export function summarize(entry: Pick<TimelineEntry, 'type' | 'data' | 'channel'>): string {
  const { data } = entry;
  switch (entry.type) {
    case 'ORDER':
      return `Order ${String(data['orderNumber'] ?? '')}${amountText(data)}`.trim();
    case 'RETURN':
      return `Return${amountText(data)}`;
    case 'CANCELLATION':
      return 'Order canceled';
    case 'POINTS':
      return `${Number(data['points']) > 0 ? '+' : ''}${String(data['points'])} points`;
    case 'GIFT_CARD':
      return `Gift card${amountText(data)}`;
    case 'INTERACTION':
      return `Interaction: ${String(data['kind'] ?? '').toLowerCase()}`;
    case 'VISIT':
      return 'Visit';
    case 'MERGE':
      return data['kind'] === 'UNMERGED' ? 'Profiles separated' : 'Profiles merged';
    case 'SIGN_UP':
      return 'Account opened';
  }
}
