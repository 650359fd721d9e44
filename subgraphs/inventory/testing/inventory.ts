import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Ports } from '#kernel/ports/port.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext, createServiceContext, type RequestContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import { readConfig } from '#kernel/runtime/config.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import { FakeClock, HOUR } from '#kernel/values/time.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { unique } from '../../../test/support/unique.ts';
import { wholeAddress } from '../../shared/address.ts';
import { openContexts } from '../../shared/contexts/open-contexts.ts';
import { DOMAINS } from '../../shared/domains.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { readTotals } from '../availability/store/availability.ts';
import type { InventoryDeps } from '../deps.ts';
import type { Location } from '../locations/model/location.ts';
import type { NewLocation } from '../locations/model/location-input.ts';
import { insertLocations } from '../locations/store/location-writes.ts';
import { readLocationCodes } from '../locations/store/locations.ts';
import { adjustInventory } from '../stock/adjust-inventory.ts';
import { readDrifts } from '../stock/store/drifts.ts';

export const START = new Date('2026-11-22T10:00:00Z');
/** Made once for all test files of a worker, so its deadline is that of a whole run. */
export const service: RequestContext = createServiceContext('orders', 24 * HOUR);

export function as(actor: Actor): RequestContext {
  return createRequestContext({ actor, deadlineMs: Date.now() + 600_000 });
}

export const head: Extract<Actor, { kind: 'staff' }> = {
  kind: 'staff',
  staffId: 'idn_test',
  sessionId: 'session',
  roles: ['MERCHANDISER'],
  locationIds: [],
};

/** Inventory's dependencies on a test database, with a clock that stands still and no other domain running. */
export function inventoryDeps(database: TestDatabase, options: { clock?: FakeClock; ports?: Ports } = {}) {
  const db = database.open('inventory');
  const clock = options.clock ?? new FakeClock(START);
  const ports = options.ports ?? {
    call: () => Promise.reject(new UnavailableError('No other domain runs in this test')),
  };
  const deps: InventoryDeps = {
    domain: 'inventory',
    config: readConfig({ GATEWAY_CREDENTIAL: 'x'.repeat(32) }, DOMAINS),
    db,
    clock,
    ports,
    contexts: openContexts(ports),
    logger: createLogger({}, true),
    consumption: () => {
      throw new Error('inventory consumes nothing');
    },
  };
  return { deps, db, clock };
}

/** As many ids as are asked for; a list of unknown length where the number is computed. */
type Ids<Count extends number, Made extends LocationId[] = []> = number extends Count
  ? LocationId[]
  : Made['length'] extends Count
    ? Made
    : Ids<Count, [...Made, LocationId]>;

/** Where a location is, as it is read. */
type Place = Partial<Pick<Location, 'address' | 'coordinates'>>;

export async function createLocations<Count extends number>(
  db: Database,
  count: Count,
  { address = wholeAddress({}), coordinates = null, ...fields }: Place & Partial<Omit<NewLocation, 'address'>> = {},
): Promise<Ids<Count>> {
  const locations = Array.from({ length: count }, (_, index) => ({
    code: `L${newId('loc').slice(-12)}-${index}`,
    name: `Location ${index}`,
    kind: 'STORE' as const,
    timeZone: 'Europe/Paris',
    address: { parts: address, coordinates },
    ...fields,
  }));
  await insertLocations(db, locations, START);
  const made = await readLocationCodes(
    db,
    locations.map(({ code }) => code),
  );
  const ids = new Map(made.map(({ code, id }) => [code, id]));
  return locations.map(({ code }) => ids.get(code)) as Ids<Count>;
}

export const newVariant = () => newId('var');

/** Puts units on the shelf by the ledger. */
export async function stock(
  deps: InventoryDeps,
  variantId: VariantId,
  units: Readonly<Record<string, number>>,
): Promise<void> {
  await adjustInventory(deps, as(head), {
    idempotencyKey: unique('key'),
    reason: 'Opening stock',
    changes: Object.entries(units).map(([locationId, delta]) => ({
      variantId,
      locationId: parseId('loc', locationId),
      state: 'available',
      delta,
    })),
  });
}

/** A variant of its own with units on the shelf; its id. */
export async function stocked(deps: InventoryDeps, units: Readonly<Record<string, number>>): Promise<VariantId> {
  const variantId = newVariant();
  await stock(deps, variantId, units);
  return variantId;
}

export async function totalOf(deps: InventoryDeps, variantId: VariantId): Promise<number> {
  return (await readTotals(deps.db, [variantId], deps.clock.now()))[0]?.total ?? 0;
}

export interface Counters {
  available: number;
  committed: number;
  reserved: number;
  damaged: number;
  shortage: number;
  onHand: number;
}

/** The counters as they are stored, summed over the locations of a variant. */
export async function countersOf(db: Database, variantId: VariantId): Promise<Counters> {
  const [row] = await rowsAs<Counters>(
    db,
    sql`
    select coalesce(sum(available), 0)::int as available, coalesce(sum(committed), 0)::int as committed,
      coalesce(sum(reserved), 0)::int as reserved, coalesce(sum(damaged), 0)::int as damaged,
      coalesce(sum(shortage), 0)::int as shortage, coalesce(sum(on_hand), 0)::int as "onHand"
    from inventory_level where variant_id = ${variantId}`,
  );
  if (!row) throw new Error('no answer');
  return row;
}

/** Counters that the ledger cannot explain; empty whenever no operation is under way. */
export function driftOf(db: Database) {
  return readDrifts(db, { limit: 500, after: undefined });
}
