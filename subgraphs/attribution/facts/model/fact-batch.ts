import type { AddFacts, DayOf, FactEvent, FactReader, FactReaders } from './reader.ts';
import { catalogReaders } from './readers/catalog.ts';
import { consentReaders } from './readers/consents.ts';
import { customerReaders } from './readers/customers.ts';
import { inventoryReaders } from './readers/inventory.ts';
import { loyaltyReaders } from './readers/loyalty.ts';
import { orderReaders } from './readers/orders.ts';
import { pickupReaders } from './readers/pickups.ts';
import { serviceOfCustomers } from './readers/service-of-customers.ts';
import { serviceOfOrders } from './readers/service-of-orders.ts';

/** The logs that become facts. Several readers of one type of event all read it: its facts are added whole or not at all. */
const READERS = {
  orders: [orderReaders, pickupReaders, serviceOfOrders],
  customers: [customerReaders, consentReaders, serviceOfCustomers],
  inventory: [inventoryReaders],
  catalog: [catalogReaders],
  loyalty: [loyaltyReaders],
} as const satisfies Readonly<Record<string, readonly FactReaders[]>>;

export type FactPublisher = keyof typeof READERS;
export const FACT_PUBLISHERS = Object.keys(READERS) as FactPublisher[];

/** Types of a publisher's events that become facts. */
export const factTypes = (publisher: FactPublisher): string[] => [...new Set(READERS[publisher].flatMap(Object.keys))];

const READERS_OF = new Map<string, FactReader[]>();
for (const readers of Object.values(READERS).flat()) {
  for (const [type, reader] of Object.entries(readers)) READERS_OF.set(type, [...(READERS_OF.get(type) ?? []), reader]);
}

/** Rows by table; what one batch of events becomes. */
export type FactBatch = ReadonlyMap<string, readonly object[]>;

/** Customers of whom a batch says whose they are. */
export const mergedIn = (batch: FactBatch): string[] => [
  ...new Set((batch.get('customer_alias') ?? []).map((row) => (row as { readonly alias_id: string }).alias_id)),
];

/** Customers of whom a batch says what they agreed to, who they are, or by which browser they ordered. */
export const namedIn = (batch: FactBatch): string[] => [
  ...new Set([
    ...mergedIn(batch),
    ...['measurement_act', 'identity_link'].flatMap((table) =>
      (batch.get(table) ?? []).map((row) => (row as { readonly customer_id: string }).customer_id),
    ),
  ]),
];

/** An event that cannot be read, and why. */
export interface UnreadableEvent<Event> {
  readonly event: Event;
  readonly reason: string;
}

/**
 * Reads events into rows; the same events always give the same rows, in the same order.
 * @param translate what is read in place of an event: its amounts in the shop's currency
 */
export function toFactBatch<Event extends FactEvent>(
  events: readonly Event[],
  dayOf: DayOf,
  translate: (event: Event) => FactEvent = (event) => event,
): { batch: FactBatch; unreadable: Array<UnreadableEvent<Event>> } {
  const batch = new Map<string, object[]>();
  const unreadable: Array<UnreadableEvent<Event>> = [];
  for (const event of events) {
    const rows: Array<[string, object]> = [];
    try {
      const add: AddFacts = (table, ...added) => {
        for (const row of added) rows.push([table, row]);
      };
      const translated = translate(event);
      for (const read of READERS_OF.get(event.type) ?? []) read(translated, add, dayOf);
    } catch (error) {
      unreadable.push({ event, reason: error instanceof Error ? error.message : String(error) });
      continue;
    }
    for (const [table, row] of rows) {
      const known = batch.get(table);
      if (known) known.push(row);
      else batch.set(table, [row]);
    }
  }
  return { batch, unreadable };
}
