import type { LocationId, StaffId } from '../../../shared/ids.ts';

/** A line as it was sold; money as digits of minor units, for it is kept as JSON. */
interface FactLine {
  readonly id: string;
  readonly quantity: number;
  readonly netMinor: string;
}

export interface PlacedFacts {
  readonly channel: string;
  readonly currency: string;
  /** The selling store; null for remote sales. */
  readonly storeId: LocationId | null;
  /** Who sold it. */
  readonly staffId: StaffId | null;
  readonly lines: readonly FactLine[];
}

/** What one return took back, by line. */
interface ReturnFacts {
  readonly at: string;
  readonly netMinor: Readonly<Record<string, string>>;
}

interface FulfillmentFacts {
  readonly version: number;
  readonly at: string;
  readonly locationId: LocationId;
  readonly isStore: boolean;
  readonly hasLeft: boolean;
  readonly quantity: Readonly<Record<string, number>>;
}

/**
 * All that an order's events have said so far, each under what it is about, so that any order of the events and any
 * repetition of them come to the same. @public named by tables.prisma.
 */
export interface OrderFacts {
  readonly placed?: PlacedFacts;
  readonly canceledAt?: string;
  readonly returns: Readonly<Record<string, ReturnFacts>>;
  readonly fulfillments: Readonly<Record<string, FulfillmentFacts>>;
}

export const NO_FACTS: OrderFacts = { returns: {}, fulfillments: {} };

/** What one event says of an order. */
export type FactsOfEvent =
  | { readonly kind: 'PLACED'; readonly placed: PlacedFacts }
  | { readonly kind: 'CANCELED'; readonly at: string }
  | { readonly kind: 'RETURNED'; readonly id: string; readonly returned: ReturnFacts }
  | { readonly kind: 'FULFILLMENT'; readonly id: string; readonly fulfillment: FulfillmentFacts };

export function addFacts(facts: OrderFacts, event: FactsOfEvent): OrderFacts {
  switch (event.kind) {
    case 'PLACED':
      return { ...facts, placed: event.placed };
    case 'CANCELED':
      return { ...facts, canceledAt: facts.canceledAt && facts.canceledAt < event.at ? facts.canceledAt : event.at };
    case 'RETURNED':
      return { ...facts, returns: { ...facts.returns, [event.id]: event.returned } };
    case 'FULFILLMENT': {
      const known = facts.fulfillments[event.id];
      if (known && known.version >= event.fulfillment.version) return facts;
      return { ...facts, fulfillments: { ...facts.fulfillments, [event.id]: event.fulfillment } };
    }
  }
}
