import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, jsonAgg, jsonObject, select, subquery } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { wholeAddress } from '../../../shared/address.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { location, openingHours, specialDay } from '../../prisma/generated/tables.ts';
import type { Location, LocationKind } from '../model/location.ts';
import type { LocationSort } from '../model/location-sort.ts';

const columns = select({
  ...pick(location, 'id', 'code', 'name', 'kind', 'address', 'latitude', 'longitude', 'timeZone'),
  ...pick(location, 'isActive', 'offersPickup', 'shipsOrders', 'catchment', 'version'),
  openingHours: subquery(
    jsonAgg(jsonObject(pick(openingHours, 'dayOfWeek', 'opens', 'closes')), sql`day_of_week, opens`),
    sql`from opening_hours where location_id = location.id`,
  ),
  specialDays: subquery(
    jsonAgg(jsonObject(pick(specialDay, 'date', 'opens', 'closes')), specialDay.date),
    sql`from special_day where location_id = location.id`,
  ),
});

async function read(db: Reader, rest: SqlQuery): Promise<Location[]> {
  const rows = await db.query(sql`select ${columns} from location where ${rest}`);
  return rows.map(({ address, latitude, longitude, openingHours: hours, specialDays, ...row }) => ({
    ...row,
    address: wholeAddress(address),
    coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
    openingHours: hours ?? [],
    specialDays: specialDays ?? [],
  }));
}

export function readLocationsById(db: Reader, ids: readonly LocationId[]): Promise<Location[]> {
  return read(db, sql`id = any(${ids}::text[])`);
}

/** Those of the ids that are locations. */
export async function readLocationIds(db: Reader, ids: readonly LocationId[]): Promise<LocationId[]> {
  const rows = await db.query(sql`
    select ${select({ id: location.id })} from location where ${location.id} = any(${ids}::text[])`);
  return rows.map(({ id }) => id);
}

/** Ids of locations by code, in the order of the codes. */
export function readLocationCodes(
  db: Reader,
  codes: readonly string[],
): Promise<ReadonlyArray<{ readonly code: string; readonly id: LocationId }>> {
  return db.query(sql`
    select ${select(pick(location, 'code', 'id'))} from location where code = any(${codes}::text[]) order by code`);
}

export async function readLocationByCode(db: Reader, code: string): Promise<Location | undefined> {
  return (await read(db, sql`code = ${code}`))[0];
}

export function readLocationsOfKind(db: Reader, kind: LocationKind): Promise<Location[]> {
  return read(db, sql`kind = ${kind} order by name, id`);
}

/** Locks a location until the transaction ends. @returns its version; undefined when there is none. */
export async function lockLocation(tx: Tx, id: LocationId): Promise<number | undefined> {
  const [row] = await tx.query(sql`
    select ${select({ version: location.version })} from location where id = ${id} for update`);
  return row?.version;
}

export interface LocationFilter {
  readonly kinds?: readonly LocationKind[] | undefined;
  readonly isActive?: boolean | undefined;
}

function matches({ kinds, isActive }: LocationFilter): SqlQuery {
  return sql`true ${kinds === undefined ? sql`` : sql`and kind = any(${kinds}::text[])`}
    ${isActive === undefined ? sql`` : sql`and is_active = ${isActive}`}`;
}

/** What locations are sorted by; the id after it tells rows apart. */
const KEYS: Readonly<Record<LocationSort['key'], readonly SqlQuery[]>> = {
  KIND: [sql`case kind when 'WAREHOUSE' then '0' else '1' end`, location.name],
  NAME: [location.name],
  CODE: [location.code],
  CITY: [sql`coalesce(address->>'city', '')`, location.name],
  STATUS: [sql`case when is_active then '0' else '1' end`, location.name],
};

export function readLocationPage(
  db: Reader,
  filter: LocationFilter,
  page: PageRequest,
  { key, direction }: LocationSort,
): Promise<Location[]> {
  const columns = [...KEYS[key], location.id].map((column) => ({ column }));
  const { bounds, order } = keyset(page, columns, direction === 'ASC' ? 'asc' : 'desc');
  return read(db, sql`${matches(filter)} and ${bounds} order by ${order} limit ${page.limit + 1}`);
}

export async function countLocations(db: Reader, filter: LocationFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from location where ${matches(filter)}`);
  return row?.count ?? 0;
}
