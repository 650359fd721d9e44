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
  readonly costMinor: string | null;
  /** In the order's currency, where the others are converted. */
  readonly own?: Pick<FactLine, 'grossMinor' | 'discountMinor' | 'netMinor' | 'costMinor'> | undefined;
}

export interface FactSource {
  readonly eventId: string;
  readonly kind: 'PLACED' | 'CANCELED' | 'RETURNED';
  readonly occurredAt: string;
  /** When the sale was; null where the event does not say, which then counts as sold on its own day. */
  readonly soldAt: string | null;
  readonly orderId: string;
  readonly channel: string;
  readonly storeId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly source: string;
  readonly deliveryMethod: string;
  readonly placedByStaffId: string;
  /** Where the goods came back; empty for all but returns. */
  readonly returnLocationId: string;
  readonly lines: readonly FactLine[];
  readonly converted?: { readonly currency: string; readonly rate: string } | undefined;
}

/** A row of `order_line_fact`. */
export interface OrderLineFact {
  readonly event_id: string;
  readonly kind: FactSource['kind'];
  readonly order_id: string;
  readonly line_id: string;
  readonly occurred_at: string;
  readonly day: BusinessDay;
  readonly sold_day: BusinessDay;
  readonly channel: string;
  readonly store_id: string;
  readonly category: string;
  readonly product_id: string;
  readonly variant_id: string;
  readonly customer_id: string;
  readonly currency: string;
  readonly source: string;
  readonly delivery_method: string;
  readonly staff_id: string;
  readonly return_location_id: string;
  readonly gross_minor: string;
  readonly discount_minor: string;
  readonly returns_minor: string;
  readonly cost_minor: string;
  readonly net_with_cost_minor: string;
  readonly units: number;
  readonly returned_units: number;
  readonly orders: number;
  readonly category_orders: number;
  /** Of an order in another currency than the shop's: its own, the rate stored with it, and its own amounts. */
  readonly order_currency?: string;
  readonly rate?: string;
  readonly order_gross_minor?: string;
  readonly order_discount_minor?: string;
  readonly order_returns_minor?: string;
  readonly order_cost_minor?: string;
}

function negate(minor: string): string {
  if (/^-?0+$/.test(minor)) return '0';
  return minor.startsWith('-') ? minor.slice(1) : `-${minor}`;
}

/** Cost, and the net value of what has a known cost, with the sign that the kind of event gives them. */
function costs(kind: FactSource['kind'], { costMinor, netMinor }: FactLine) {
  if (costMinor === null) return { cost_minor: '0', net_with_cost_minor: '0' };
  const signed = kind === 'PLACED' ? (minor: string) => minor : negate;
  return { cost_minor: signed(costMinor), net_with_cost_minor: signed(netMinor) };
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

function ownFigures({ kind, converted }: FactSource, line: FactLine) {
  if (!converted || !line.own) return {};
  const own = { ...line, ...line.own };
  const { gross_minor, discount_minor, returns_minor } = figures(kind, own);
  return {
    order_currency: converted.currency,
    rate: converted.rate,
    order_gross_minor: gross_minor,
    order_discount_minor: discount_minor,
    order_returns_minor: returns_minor,
    order_cost_minor: costs(kind, own).cost_minor,
  };
}

const ORDER_COUNT = { PLACED: 1, CANCELED: -1, RETURNED: 0 } as const;

/** Turns one order's event into additive facts: summing rows of any set of events gives that set's figures. */
export function toOrderLineFacts(event: FactSource, dayOf: (instantMs: number) => BusinessDay): OrderLineFact[] {
  const day = dayOf(Date.parse(event.occurredAt));
  const soldDay = event.soldAt === null ? day : dayOf(Date.parse(event.soldAt));
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
      sold_day: soldDay,
      channel: event.channel,
      store_id: event.storeId,
      category: line.category,
      product_id: line.productId,
      variant_id: line.variantId,
      customer_id: event.customerId,
      currency: event.currency,
      source: event.source,
      delivery_method: event.deliveryMethod,
      staff_id: event.placedByStaffId,
      return_location_id: event.returnLocationId,
      ...figures(event.kind, line),
      ...costs(event.kind, line),
      ...ownFigures(event, line),
      orders: index === 0 ? count : 0,
      category_orders: firstOfCategory ? count : 0,
    };
  });
}
