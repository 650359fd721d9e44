import { planReceipts, unitsSold } from '../plan/plan-stock.ts';
import { DEMO_PASSWORD, DEMO_STAFF, LOCATIONS } from '../plan/retailer.ts';
import type { DemoTruth } from '../plan/truth.ts';
import type { DemoSeedRequest } from '../seed-request.ts';
import { nameChannels } from './channel-names.ts';
import { toProductBatch } from './load-catalog.ts';
import type { DemoIds } from './load-orders.ts';
import { planAssociates, planGiftCards, planInteractions, toIdentitySet } from './load-people.ts';
import { type DemoPorts, openDemoPorts } from './ports.ts';
import { readVariants } from './read-variants.ts';
import { seedOpenWork } from './seed-open-work.ts';
import { seedOrders } from './seed-orders.ts';
import type { SeedSession } from './seed-session.ts';
import { inBatches, sendInBatches } from './send-in-batches.ts';
import { planShop, type ShopPlan } from './shop-plan.ts';

const BATCH = 1_000;
const OPEN_DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;

type Run = Pick<DemoSeedRequest, 'progress' | 'signal'>;

/** Seeds every domain in the order in which they need each other. @returns the figures that were planted. */
export async function seedDomains(session: SeedSession, request: DemoSeedRequest): Promise<DemoTruth> {
  const { progress, signal } = request;
  const ports = openDemoPorts(session.ports);
  const plan = planShop(request);

  await nameChannels(session);
  const locations = await seedLocations(ports);
  const associates = await seedStaff(ports, locations);
  await seedProducts(plan, ports, request);
  const skus = plan.products.flatMap((product) => product.variants.map((variant) => variant.sku));
  const variants = await readVariants(session.ports, skus);
  const customers = await seedCustomers(plan, ports, request);
  const ids: DemoIds = { locations, customers, variants, associates };
  await seedStock(plan, ports, ids, request);
  const truth = await seedOrders(plan, { session, ports, ids }, request);
  await seedInteractions(plan, ports, ids, request);
  await seedGiftCards(plan, ports, ids, request);
  await seedOpenWork(session, ports, ids, request.now);

  const step = progress.start('Demo shop: ledgers, facts');
  await session.settle((done, all) => step.update(done, all), signal);
  step.finish();
  return truth;
}

async function seedLocations(ports: DemoPorts): Promise<Map<string, string>> {
  const hours = OPEN_DAYS.map((dayOfWeek) => ({ dayOfWeek, opens: '10:00', closes: '19:30' }));
  const made = await ports.locations(
    LOCATIONS.map(({ code, name, kind, address, geo }) => ({
      address: { ...address, coordinates: geo },
      code,
      name,
      kind,
      timeZone: 'Europe/Paris',
      openingHours: kind === 'STORE' ? hours : [],
      offersPickup: kind === 'STORE',
      shipsOrders: kind === 'STORE',
    })),
  );
  return new Map(made.map(({ code, id }) => [code, id]));
}

/** @returns the ids of the associates who sell, beside those of the staff who sign in. */
async function seedStaff(ports: DemoPorts, locations: ReadonlyMap<string, string>): Promise<string[]> {
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

async function seedProducts({ products }: ShopPlan, ports: DemoPorts, { progress, signal }: Run): Promise<void> {
  let row = 1;
  const step = progress.start('Demo shop: products', products.length);
  await sendInBatches(step, signal, products, 100, (batch) => {
    const first = row;
    row += batch.length;
    return ports.products(toProductBatch(batch, first));
  });
}

async function seedCustomers(
  { customers }: ShopPlan,
  ports: DemoPorts,
  { progress, signal }: Run,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const step = progress.start('Demo shop: customers', customers.length);
  await sendInBatches(step, signal, customers, BATCH, async (batch) => {
    for (const { ref, customerId } of await ports.customers(batch.map(toIdentitySet))) ids.set(ref, customerId);
  });
  return ids;
}

/** Receives at the opening all that is sold later, and the rest that is left. */
async function seedStock(plan: ShopPlan, ports: DemoPorts, ids: DemoIds, { progress, signal }: Run): Promise<void> {
  const receipts = planReceipts(plan.random.fork('stock'), plan.products, unitsSold(plan.orders()));
  const groups = [...receipts].flatMap(([code, units]) =>
    [...inBatches(units, 500)].map((part, index) => ({
      externalId: `receipt-${code}-${index}`,
      reason: 'RECEIPT',
      occurredAt: plan.opening.toISOString(),
      changes: part.map(([sku, delta]) => ({
        variantId: ids.variants.get(sku)?.variantId,
        locationId: ids.locations.get(code),
        state: 'AVAILABLE',
        delta,
      })),
    })),
  );
  const step = progress.start('Demo shop: stock', groups.length);
  await sendInBatches(step, signal, groups, 8, (batch) => ports.movements({ source: 'demo', groups: batch }));
}

async function seedInteractions(plan: ShopPlan, ports: DemoPorts, ids: DemoIds, run: Run): Promise<void> {
  const { customers, now, days, interactionCount: count } = plan;
  const planned = planInteractions(plan.random.fork('talks'), { count, customers, ids, now, days });
  const step = run.progress.start('Demo shop: interactions', count);
  await sendInBatches(step, run.signal, planned, BATCH, (batch) =>
    ports.interactions({ source: 'demo', interactions: batch }),
  );
}

async function seedGiftCards(plan: ShopPlan, ports: DemoPorts, ids: DemoIds, run: Run): Promise<void> {
  const { customers, now, giftCardCount: count } = plan;
  const planned = planGiftCards(plan.random.fork('cards'), { count, customers, ids, now });
  const step = run.progress.start('Demo shop: gift cards', count);
  await sendInBatches(step, run.signal, planned, BATCH, (batch) => ports.giftCards({ cards: batch }));
}
