import type { Tx } from '#kernel/database/database.ts';
import type { EventHandler, Subscription } from '#kernel/events/consumer.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { aliasProjection } from '../../shared/customer-alias.ts';
import { IDENTITY_CHANGED, INTERACTION_RECORDED } from '../facts/model/customer-events.ts';
import { addFacts, NO_FACTS } from './model/order-facts.ts';
import { ORDER_TYPES, readIdentityEvents, readInteractionEvents, readOrderEvents } from './model/read-events.ts';
import { postCommissions } from './post-commissions.ts';
import { lockCommissions } from './store/commission-lock.ts';
import { insertIdentities } from './store/identities.ts';
import { insertInteractions } from './store/interactions.ts';
import { findOrdersAfter, findOrdersOf, readOrders, type StoredOrder, saveOrders } from './store/orders.ts';

/** Milliseconds in which events gather under load: commissions are read by the day, and a batch is a transaction. */
const GATHER_MS = 5_000;

async function recordOrders(tx: Tx, events: readonly LoggedEvent[]): Promise<void> {
  const told = readOrderEvents(events);
  await lockCommissions(tx);
  const ids = [...new Set(told.map(({ orderId }) => orderId))];
  const orders = new Map((await readOrders(tx, ids)).map((order) => [order.orderId, order]));
  for (const { orderId, customerId, placedAt, facts } of told) {
    const known: StoredOrder = orders.get(orderId) ?? { orderId, customerId: null, placedAt: null, facts: NO_FACTS };
    // What an import takes back it places again at the moment of its cancellation: the first moment is the sale's.
    const isSale = placedAt !== null && (known.placedAt === null || placedAt <= known.placedAt);
    orders.set(orderId, {
      ...known,
      ...(isSale ? { customerId, placedAt } : {}),
      facts: addFacts(known.facts, facts),
    });
  }
  await saveOrders(tx, [...orders.values()]);
  await postCommissions(tx, ids, 'ORDER');
}

async function recordInteractions(tx: Tx, events: readonly LoggedEvent[]): Promise<void> {
  const interactions = readInteractionEvents(events);
  if (interactions.length === 0) return;
  await lockCommissions(tx);
  await insertInteractions(tx, interactions);
  await postCommissions(tx, await findOrdersAfter(tx, interactions), 'INTERACTION');
}

async function recordIdentities(tx: Tx, events: readonly LoggedEvent[]): Promise<void> {
  const statements = readIdentityEvents(events);
  await lockCommissions(tx);
  await aliasProjection.handle(tx, events);
  await insertIdentities(tx, statements);
  const told = [...new Set(statements.map(({ aliasId }) => aliasId))];
  await postCommissions(tx, await findOrdersOf(tx, told), 'IDENTITY');
}

const commute = (name: string, types: readonly string[], handle: EventHandler['handle']): EventHandler => ({
  name,
  types,
  handle,
});

/** The logs of orders and customers, read beside the facts of figures: the ledger is PostgreSQL's, in their transactions. */
export const subscriptions: readonly Subscription[] = [
  {
    publisher: 'customers',
    reader: 'commissions',
    gatherMs: GATHER_MS,
    handlers: [
      commute('commission-identities', [IDENTITY_CHANGED], recordIdentities),
      commute('commission-interactions', [INTERACTION_RECORDED], recordInteractions),
    ],
  },
  {
    publisher: 'orders',
    reader: 'commissions',
    gatherMs: GATHER_MS,
    handlers: [commute('commission-orders', ORDER_TYPES, recordOrders)],
  },
];
