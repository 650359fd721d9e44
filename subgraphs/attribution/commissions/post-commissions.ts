import type { Tx } from '#kernel/database/database.ts';
import type { CustomerId, OrderId } from '../../shared/ids.ts';
import { bookCommission, type KnownCustomer } from './model/book-commission.ts';
import { differences } from './model/differences.ts';
import type { KnownOrder } from './model/plan-commission.ts';
import { planCredits } from './model/plan-credits.ts';
import {
  bookedSubjectOf,
  creditSubjectOf,
  insertCredits,
  insertEntries,
  type Reason,
  readPosted,
  readPostedCredits,
} from './store/entries.ts';
import { readKnownCustomers } from './store/known-customers.ts';
import { readOrders, type StoredOrder } from './store/orders.ts';
import { readPolicies } from './store/policies.ts';

type Placed = StoredOrder & KnownOrder;

const NOBODY_MET: KnownCustomer = { meetings: [], statements: [] };

const isPlaced = (order: StoredOrder): order is Placed => order.placedAt !== null;

/** Interactions count for remote sales that nobody assisted. */
const needsInteractions = ({ facts }: Placed): boolean =>
  facts.placed !== undefined && facts.placed.storeId === null && facts.placed.staffId === null;

async function customersOf(tx: Tx, orders: readonly Placed[]) {
  const asked = orders.filter(needsInteractions);
  const customerIds = [...new Set(asked.flatMap(({ customerId }) => customerId ?? []))];
  if (customerIds.length === 0) return new Map<CustomerId, KnownCustomer>();
  const times = asked.map(({ placedAt }) => placedAt.getTime());
  const first = times.reduce((a, b) => Math.min(a, b));
  const last = times.reduce((a, b) => Math.max(a, b));
  return readKnownCustomers(tx, customerIds, { first: new Date(first), last: new Date(last) });
}

/**
 * Brings the ledgers of orders to what they come to now: everything is computed again from what is known, and only
 * what differs from the entries that are there is posted. Call it under `lockCommissions`.
 */
export async function postCommissions(tx: Tx, orderIds: readonly OrderId[], reason: Reason): Promise<void> {
  if (orderIds.length === 0) return;
  const policies = await readPolicies(tx);
  if (policies.length === 0) return;
  const orders = (await readOrders(tx, orderIds)).filter(isPlaced);
  const customers = await customersOf(tx, orders);
  const earned = orders.flatMap((order) => {
    const known = order.customerId === null ? undefined : customers.get(order.customerId);
    return bookCommission(order, known ?? NOBODY_MET, policies);
  });
  await insertEntries(tx, differences(earned, await readPosted(tx, orderIds), bookedSubjectOf), reason);
  const credited = orders.flatMap((order) => planCredits(order, policies));
  await insertCredits(tx, differences(credited, await readPostedCredits(tx, orderIds), creditSubjectOf));
}
