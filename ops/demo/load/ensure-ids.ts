import { sql } from '#kernel/database/sql.ts';
import { catchmentOf } from '../plan/catchments.ts';
import type { PlannedCustomer } from '../plan/plan-customers.ts';
import { DEMO_PASSWORD, DEMO_STAFF, LOCATIONS } from '../plan/retailer.ts';
import type { GrowingIds } from './demo-ids.ts';
import { planAssociates, signedInAssociates, toIdentitySet } from './load-people.ts';
import type { DemoPorts } from './ports.ts';
import { readVariants } from './read-variants.ts';
import type { SeedSession } from './seed-session.ts';
import { inBatches } from './send-in-batches.ts';
import type { ShopPlan } from './shop-plan.ts';

const CUSTOMERS_AT_ONCE = 1_000;
const OPEN_DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;

/** Makes the locations, or finds them. @returns their ids by code. */
async function ensureLocations(ports: DemoPorts): Promise<Map<string, string>> {
  const hours = OPEN_DAYS.map((dayOfWeek) => ({ dayOfWeek, opens: '10:00', closes: '19:30' }));
  const made = await ports.locations(
    LOCATIONS.map((location) => ({ ...location, catchment: catchmentOf(location) })).map(
      ({ code, name, kind, address, geo, catchment }) => ({
        address: { ...address, coordinates: geo },
        catchment,
        code,
        name,
        kind,
        timeZone: 'Europe/Paris',
        openingHours: kind === 'STORE' ? hours : [],
        offersPickup: kind === 'STORE',
        shipsOrders: kind === 'STORE',
      }),
    ),
  );
  return new Map(made.map(({ code, id }) => [code, id]));
}

/** Makes who works in the shop, or finds them. @returns the ids of those who sell, by store. */
async function ensureStaff(ports: DemoPorts, locations: ReadonlyMap<string, string>): Promise<Map<string, string[]>> {
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
  const byStore = new Map<string, string[]>();
  for (const { email, storeCode } of [...signedInAssociates(), ...associates])
    byStore.set(storeCode, [
      ...(byStore.get(storeCode) ?? []),
      ...(byEmail.has(email) ? [byEmail.get(email) ?? ''] : []),
    ]);
  return byStore;
}

/** Dates customers at the moment when they joined: an import port makes them customers of today. */
async function writeJoining(
  session: SeedSession,
  customers: readonly PlannedCustomer[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const joined = customers.flatMap(({ ref, joinedAt }) => {
    const id = ids.get(ref);
    return id === undefined ? [] : [{ id, at: joinedAt.toISOString() }];
  });
  await session.run(
    'customers',
    sql`update customer set created_at = joined.at
        from unnest(${joined.map(({ id }) => id)}::text[], ${joined.map(({ at }) => at)}::timestamptz[]) as joined (id, at)
        where customer.id = joined.id`,
  );
}

/** Finds what is there of locations, staff and variants, made when it is not. */
export async function openDemoIds(plan: ShopPlan, session: SeedSession, ports: DemoPorts): Promise<GrowingIds> {
  const locations = await ensureLocations(ports);
  const associates = await ensureStaff(ports, locations);
  const skus = plan.products.flatMap((product) => product.variants.map((variant) => variant.sku));
  const variants = await readVariants(session.ports, skus);
  const known = new Map<string, string>();
  return {
    locations,
    associates,
    variants,
    customers: known,
    async ensureCustomers(customers) {
      const fresh = [...new Set(customers)].filter(({ ref }) => !known.has(ref));
      for (const batch of inBatches(fresh, CUSTOMERS_AT_ONCE)) {
        const made = new Map<string, string>();
        for (const { ref, customerId } of await ports.customers(batch.map(toIdentitySet))) made.set(ref, customerId);
        await writeJoining(session, batch, made);
        for (const [ref, customerId] of made) known.set(ref, customerId);
      }
    },
  };
}
