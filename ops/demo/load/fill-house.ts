import type { ProgressStep } from '../../cli/progress.ts';
import type { DemoHouseCall } from '../demo-module.ts';
import { DEMO_PASSWORD, DEMO_STAFF, LOCATIONS } from '../house.ts';
import { planCustomers } from '../plan-customers.ts';
import { planOrders } from '../plan-orders.ts';
import { planProducts } from '../plan-products.ts';
import { planReceipts, unitsSold } from '../plan-stock.ts';
import { createTouchPlanner, type PlannedTouch } from '../plan-touchpoints.ts';
import { createRandom } from '../random.ts';
import { createTruth, type DemoTruth } from '../truth.ts';
import { toProductBatch } from './load-catalog.ts';
import { type DemoIds, toImportedOrder, toMovements } from './load-orders.ts';
import { planAssociates, planGiftCards, planInteractions, toIdentitySet } from './load-people.ts';
import { createAcquaintance, nameChannels } from './local-colour.ts';
import type { Filling } from './open-filling.ts';
import { type DemoPorts, inBatches, openDemoPorts } from './ports.ts';
import { readVariants } from './read-variants.ts';

/** The house of scale 1. */
const SIZE = {
  products: 600,
  customers: 20_000,
  orders: 120_000,
  touchpoints: 1_000_000,
  interactions: 8_000,
  giftCards: 1_500,
  days: 730,
};
const BATCH = 1_000;
const OPEN_DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;
const TOUCH_BATCH = 25_000;

async function fillLocations(ports: DemoPorts): Promise<Map<string, string>> {
  const hours = OPEN_DAYS.map((dayOfWeek) => ({ dayOfWeek, opens: '10:00', closes: '19:30' }));
  const made = await ports.locations(
    LOCATIONS.map(({ code, name, kind, address, geo }) => ({
      ...address,
      code,
      name,
      kind,
      geo,
      timeZone: 'Europe/Paris',
      hours: kind === 'STORE' ? hours : [],
      pickupEnabled: kind === 'STORE',
      shipFromStore: kind === 'STORE',
    })),
  );
  return new Map(made.map(({ code, id }) => [code, id]));
}

async function fillStaff(ports: DemoPorts, locations: ReadonlyMap<string, string>): Promise<string[]> {
  const associates = planAssociates();
  const ids = (codes: readonly string[]) => codes.flatMap((code) => locations.get(code) ?? []);
  const made = await ports.staff([
    ...DEMO_STAFF.map(({ email, name, roles, storeCodes }) => ({
      email,
      name,
      password: DEMO_PASSWORD,
      roles,
      locationIds: ids(storeCodes),
    })),
    ...associates.map(({ name, email, storeCode }) => ({
      email,
      name,
      password: DEMO_PASSWORD,
      roles: ['ASSOCIATE'],
      locationIds: ids([storeCode]),
    })),
  ]);
  const byEmail = new Map(made.map(({ email, staffId }) => [email, staffId]));
  return associates.flatMap(({ email }) => byEmail.get(email) ?? []);
}

/** Calls the port batch by batch under one bar. */
async function pour<T>(
  step: ProgressStep,
  signal: AbortSignal,
  items: Iterable<T>,
  size: number,
  take: (batch: T[]) => Promise<unknown>,
): Promise<void> {
  let done = 0;
  for (const batch of inBatches(items, size)) {
    signal.throwIfAborted();
    await take(batch);
    done += batch.length;
    step.update(done);
  }
  step.finish();
}

/** Fills every domain in the order in which they need each other. @returns what was planted. */
export async function fillHouse(filling: Filling, call: DemoHouseCall): Promise<DemoTruth> {
  const { progress, signal, scale, seed, now } = call;
  const ports = openDemoPorts(filling.ports);
  const random = createRandom(seed);
  const sized = (count: number, least: number) => Math.max(least, Math.round(count * scale));
  const products = planProducts(
    random.fork('products'),
    Math.max(24, Math.round(SIZE.products * Math.min(1, Math.sqrt(scale)))),
  );
  const customers = planCustomers(random.fork('customers'), sized(SIZE.customers, 50));
  const total = sized(SIZE.orders, 200);
  const orders = () => planOrders(random.fork('orders'), { total, now, days: SIZE.days, customers, products });

  await nameChannels(filling);
  const locations = await fillLocations(ports);
  const associates = await fillStaff(ports, locations);
  let row = 1;
  await pour(progress.start('Demo house: products', products.length), signal, products, 100, (batch) => {
    const first = row;
    row += batch.length;
    return ports.products(toProductBatch(batch, first));
  });
  const variants: DemoIds['variants'] = await readVariants(
    filling.ports,
    products.flatMap((product) => product.variants.map((variant) => variant.sku)),
  );
  const people = new Map<string, string>();
  await pour(progress.start('Demo house: customers', customers.length), signal, customers, BATCH, async (batch) => {
    for (const { ref, customerId } of await ports.customers(batch.map(toIdentitySet))) people.set(ref, customerId);
  });
  const ids: DemoIds = { locations, customers: people, variants, associates };

  const receipts = planReceipts(random.fork('stock'), products, unitsSold(orders()));
  const received = [...receipts].flatMap(([code, units]) =>
    [...inBatches(units, 500)].map((part, index) => ({
      externalId: `receipt-${code}-${index}`,
      reason: 'RECEIPT',
      occurredAt: new Date(now.getTime() - SIZE.days * 86_400_000).toISOString(),
      changes: part.map(([sku, delta]) => ({
        variantId: variants.get(sku)?.variantId,
        locationId: locations.get(code),
        state: 'AVAILABLE',
        delta,
      })),
    })),
  );
  await pour(progress.start('Demo house: stock', received.length), signal, received, 8, (batch) =>
    ports.movements({ source: 'demo', groups: batch }),
  );

  const truth = createTruth({ seed, scale, now });
  const touches = createTouchPlanner(random.fork('touches'));
  const idlePerOrder = Math.max(0, (sized(SIZE.touchpoints, 1_500) - total * 2.46) / total / 3.5);
  const idle = random.fork('idle');
  const acquaintance = createAcquaintance(random.fork('since'), { customers, now, days: SIZE.days });
  const buffer: PlannedTouch[] = [];
  let touchBatches = 0;
  const flush = async () => {
    const touchpoints = buffer.splice(0).map(({ customerRef, ...touch }) => ({
      ...touch,
      customerId: customerRef === undefined ? null : ids.customers.get(customerRef),
    }));
    truth.addTouchpoints(touchpoints.length);
    if (touchpoints.length > 0)
      await ports.touchpoints({ batchId: `demo-${String(touchBatches++).padStart(5, '0')}`, touchpoints });
  };
  await pour(progress.start('Demo house: orders', total), signal, orders(), BATCH, async (batch) => {
    for (const order of batch) {
      truth.addOrder(order);
      acquaintance.meet(order);
      buffer.push(...touches.beforeOrder(order));
      for (let left = idlePerOrder; left > 0; left--) {
        if (left >= 1 || idle.chance(left)) buffer.push(...touches.idle(customers, order.placedAt));
      }
    }
    await Promise.all([
      ports.orders({
        source: 'demo',
        earnPoints: true,
        orders: batch.map((order) => toImportedOrder(order, ids, now)),
      }),
      ports.movements({ source: 'demo', groups: batch.flatMap((order) => toMovements(order, ids)) }),
    ]);
    if (buffer.length >= TOUCH_BATCH) await flush();
  });
  await flush();
  await acquaintance.write(filling, people);

  const talks = planInteractions(random.fork('talks'), {
    count: sized(SIZE.interactions, 20),
    customers,
    ids,
    now,
    days: SIZE.days,
  });
  await pour(progress.start('Demo house: interactions', sized(SIZE.interactions, 20)), signal, talks, BATCH, (batch) =>
    ports.interactions({ source: 'demo', interactions: batch }),
  );
  const cards = planGiftCards(random.fork('cards'), { count: sized(SIZE.giftCards, 10), customers, ids, now });
  await pour(progress.start('Demo house: gift cards', sized(SIZE.giftCards, 10)), signal, cards, BATCH, (batch) =>
    ports.giftCards({ cards: batch }),
  );
  const step = progress.start('Demo house: ledgers, facts');
  await filling.settle((done, all) => step.update(done, all), signal);
  step.finish();
  return truth.finish();
}
