import type { BusinessDay } from '../../periods/model/business-day.ts';

/** A line of an order's event as the domain sees it; amounts are minor units as text. */
interface FactLine {
  readonly lineId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly category: string;
  readonly quantity: number;
  readonly grossMinor: string;
  readonly discountMinor: string;
  readonly netMinor: string;
}

export interface FactSource {
  readonly eventId: string;
  readonly kind: 'PLACED' | 'CANCELED' | 'RETURNED';
  readonly occurredAt: string;
  readonly orderId: string;
  readonly channel: string;
  readonly storeId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly source: string;
  readonly lines: readonly FactLine[];
}

/** A row of `order_line_fact`. */
export interface OrderLineFact {
  readonly event_id: string;
  readonly kind: FactSource['kind'];
  readonly order_id: string;
  readonly line_id: string;
  readonly occurred_at: string;
  readonly day: BusinessDay;
  readonly channel: string;
  readonly store_id: string;
  readonly category: string;
  readonly product_id: string;
  readonly variant_id: string;
  readonly customer_id: string;
  readonly currency: string;
  readonly source: string;
  readonly gross_minor: string;
  readonly discount_minor: string;
  readonly returns_minor: string;
  readonly units: number;
  readonly returned_units: number;
  readonly orders: number;
  readonly category_orders: number;
}

function negate(minor: string): string {
  if (/^-?0+$/.test(minor)) return '0';
  return minor.startsWith('-') ? minor.slice(1) : `-${minor}`;
}

/** The figures of one line: a cancellation takes back what was sold, a return is counted apart. */
function figures(kind: FactSource['kind'], line: FactLine) {
  const none = { gross_minor: '0', discount_minor: '0', returns_minor: '0', units: 0, returned_units: 0 };
  switch (kind) {
    case 'PLACED':
      return { ...none, gross_minor: line.grossMinor, discount_minor: line.discountMinor, units: line.quantity };
    case 'CANCELED':
      return {
        ...none,
        gross_minor: negate(line.grossMinor),
        discount_minor: negate(line.discountMinor),
        units: -line.quantity,
      };
    case 'RETURNED':
      return { ...none, returns_minor: line.netMinor, returned_units: line.quantity };
  }
}

const ORDER_COUNT = { PLACED: 1, CANCELED: -1, RETURNED: 0 } as const;

/** Turns one order's event into additive facts: summing rows of any set of events gives that set's figures. */
export function toOrderLineFacts(event: FactSource, dayOf: (instantMs: number) => BusinessDay): OrderLineFact[] {
  const day = dayOf(Date.parse(event.occurredAt));
  const seen = new Set<string>();
  return event.lines.map((line, index) => {
    const firstOfCategory = !seen.has(line.category);
    seen.add(line.category);
    const count = ORDER_COUNT[event.kind];
    return {
      event_id: event.eventId,
      kind: event.kind,
      order_id: event.orderId,
      line_id: line.lineId,
      occurred_at: event.occurredAt,
      day,
      channel: event.channel,
      store_id: event.storeId,
      category: line.category,
      product_id: line.productId,
      variant_id: line.variantId,
      customer_id: event.customerId,
      currency: event.currency,
      source: event.source,
      ...figures(event.kind, line),
      orders: index === 0 ? count : 0,
      category_orders: firstOfCategory ? count : 0,
    };
  });
}
