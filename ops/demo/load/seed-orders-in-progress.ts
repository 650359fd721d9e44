import { z } from 'zod';
import { integer, select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { definePort } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { DAY, HOUR } from '#kernel/values/time.ts';
import { STORES, WAREHOUSE } from '../plan/retailer.ts';
import type { DemoIds } from './demo-ids.ts';
import { keyOf } from './key-of.ts';
import { type Buyer, leaveCart, placeOrder, readWebContext, workOn } from './place-order.ts';
import type { SeedTarget } from './seed-span.ts';
import type { ShopPlan } from './shop-plan.ts';

/** People whose orders are under way, and whose carts are open. */
const BUYERS = ['Camille', 'Inès', 'Malo', 'Soline', 'Youssef', 'Aliénor', 'Basile', 'Capucine', 'Diego', 'Esther'];
/** Of the store whose associate signs in: pickups that nobody has begun, two of which are late; begun ones; ready ones. */
const OPEN_PICKUPS = 4;
const LATE_PICKUPS = 2;
const BEGUN_PICKUPS = 1;
const READY_PICKUPS = 2;
/** Pickups of the next stores, and parcels that stores and the warehouse are to send. */
const OTHER_STORES = 3;
const STORE_PARCELS = 2;
const WAREHOUSE_PARCELS = 3;
const OPEN_CARTS = 6;
/** Units of a level that may be ordered here: what the shop is short of stays as it was planned. */
const LEAST_UNITS = 3;

/** A variant of each product in the order of the plan, by what is available where. */
interface Shelf {
  /** Takes a variant that the location has, and none of the others that are named; undefined when none is left. */
  take(locationId: string, without?: readonly string[]): string | undefined;
  /** Units that lay there when the shelf was opened. */
  unitsOf(variantId: string, locationId: string): number;
}

const LEVEL = select({
  variantId: text(sql`variant_id`),
  locationId: text(sql`location_id`),
  available: integer(sql`available`),
  onHand: integer(sql`on_hand`),
});

async function openShelf({ session, ids }: SeedTarget, locationIds: readonly string[]): Promise<Shelf> {
  const levels = await session.read(
    'inventory',
    sql`select ${LEVEL} from inventory_level where location_id = any(${locationIds}::text[]) and available > 0`,
  );
  const byKey = new Map(levels.map((level) => [`${level.locationId} ${level.variantId}`, level]));
  const at = (locationId: string, variantId: string) => byKey.get(`${locationId} ${variantId}`);
  const left = new Map([...ids.variants.values()].map(({ variantId, productId }) => [productId, variantId]));
  return {
    take(locationId, without = []) {
      for (const [productId, variantId] of left) {
        const isThere = (at(locationId, variantId)?.available ?? 0) >= LEAST_UNITS;
        if (!isThere || without.some((other) => at(other, variantId))) continue;
        left.delete(productId);
        return variantId;
      }
      return undefined;
    },
    unitsOf: (variantId, locationId) => at(locationId, variantId)?.onHand ?? 0,
  };
}

const LAST_NAME = 'Rivière';
const emailOf = (firstName: string) => `${keyOf(firstName).slice(0, 8)}@demo.passerelle.test`;

async function ensureBuyers({ ports, session }: SeedTarget, since: Date): Promise<Buyer[]> {
  const people = await ports.customers(
    BUYERS.map((firstName) => ({
      ref: `buyer-${keyOf(firstName).slice(0, 8)}`,
      source: 'demo',
      identifiers: [{ kind: 'EMAIL', value: emailOf(firstName) }],
      profile: { firstName, lastName: LAST_NAME },
    })),
  );
  const customerIds = people.map(({ customerId }) => customerId);
  await session.run('customers', sql`update customer set created_at = ${since} where id = any(${customerIds}::text[])`);
  return customerIds.map((customerId, index) => ({
    customerId,
    name: `${BUYERS[index]} ${LAST_NAME}`,
    email: emailOf(BUYERS[index] ?? ''),
  }));
}

/**
 * Orders that were placed online this morning and wait for a store or the warehouse in each state of their work, one of
 * them short of a unit that the POS sold, and carts that somebody has left open.
 */
export async function seedOrdersInProgress(plan: ShopPlan, target: SeedTarget): Promise<void> {
  const { session, ids } = target;
  const locationIds = [WAREHOUSE, ...STORES.map(({ code }) => code)].flatMap((code) => ids.locations.get(code) ?? []);
  const [warehouse = '', home = '', ...others] = locationIds;
  const shelf = await openShelf(target, locationIds);
  const buyers = await ensureBuyers(target, new Date(plan.now.getTime() - DAY));
  const context = await readWebContext(session);
  let placed = 0;
  const order = async (variantId: string | undefined, pickupLocationId?: string): Promise<readonly string[]> => {
    const buyer = buyers[placed % buyers.length];
    if (variantId === undefined || buyer === undefined) return [];
    const wish = { name: `order ${placed}`, buyer, context, variantIds: [variantId] };
    placed += 1;
    return placeOrder(session, pickupLocationId === undefined ? wish : { ...wish, pickupLocationId });
  };

  const open: string[] = [];
  for (let count = 0; count < OPEN_PICKUPS; count++) open.push(...(await order(shelf.take(home), home)));
  const late = open.slice(0, LATE_PICKUPS);
  const since = new Date(plan.now.getTime() - 3 * HOUR);
  await session.run('orders', sql`update fulfillment_order set created_at = ${since} where id = any(${late}::text[])`);
  for (let count = 0; count < BEGUN_PICKUPS + READY_PICKUPS; count++) {
    for (const id of await order(shelf.take(home), home)) {
      await workOn(session, id, 'startFulfillment');
      if (count >= BEGUN_PICKUPS) await workOn(session, id, 'markFulfillmentReady');
    }
  }
  for (const store of others.slice(0, OTHER_STORES)) await order(shelf.take(store), store);
  for (let count = 0; count < STORE_PARCELS; count++) await order(shelf.take(home, [warehouse]));
  for (let count = 0; count < WAREHOUSE_PARCELS; count++) await order(shelf.take(warehouse));
  await sellOrderedUnit(target, shelf, order, home);
  for (let count = 0; count < OPEN_CARTS; count++) {
    const variantId = shelf.take(warehouse);
    const buyer = buyers[count % buyers.length];
    if (variantId === undefined || buyer === undefined) break;
    await leaveCart(session, { name: `left ${count}`, buyer, context, variantIds: [variantId] });
  }
}

const POS_SALE = definePort<{ input: Record<string, unknown> }, unknown>({
  domain: 'orders',
  document: `mutation Sell($input: RecordPosSaleInput!) { recordPosSale(input: $input) { __typename } }`,
  result: z.unknown(),
  timeoutMs: 30_000,
});

/** A POS sells every unit of what somebody is to collect, and scans a card that the shop does not know. */
async function sellOrderedUnit(
  { session, ids }: SeedTarget,
  shelf: Shelf,
  order: (variantId: string | undefined, pickupLocationId?: string) => Promise<readonly string[]>,
  home: string,
): Promise<void> {
  const variantId = shelf.take(home);
  if (variantId === undefined || (await order(variantId, home)).length === 0) return;
  const quantity = shelf.unitsOf(variantId, home);
  const money = (minor: number) => ({ amount: (minor / 100).toFixed(2), currencyCode: 'EUR' });
  const input = {
    terminalCode: 'DEMO-1',
    sequence: 1,
    location: { id: home },
    occurredAt: new Date().toISOString(),
    staffMemberId: associateOf(ids),
    lines: [{ variant: { id: variantId }, quantity, unitPrice: money(4_900) }],
    payments: [{ kind: 'CASH', amount: money(4_900 * quantity) }],
    // An unknown kind of card: the receipt waits for somebody to look at it.
    identifiers: [{ kind: 'MALL_CARD', value: '0421-7718' }],
  };
  await session.ports.call(POS_SALE, { input }, createServiceContext('demo'));
}

const associateOf = ({ associates }: DemoIds) => [...associates.values()][0]?.[0];
