import type { Reader } from '#kernel/database/database.ts';
import { jsonAgg, jsonObject, select, subquery } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { location, openingHours, specialDay } from '../../prisma/generated/tables.ts';
import type { Location, LocationKind } from '../model/location.ts';

const columns = select({
  ...pick(location, 'id', 'code', 'name', 'kind', 'line1', 'postalCode', 'city', 'countryCode', 'latitude'),
  ...pick(location, 'longitude', 'timeZone', 'active', 'pickupEnabled', 'shipFromStore'),
  hours: subquery(
    jsonAgg(jsonObject(pick(openingHours, 'dayOfWeek', 'opens', 'closes')), sql`day_of_week, opens`),
    sql`from opening_hours where location_id = location.id`,
  ),
  specialDays: subquery(
    jsonAgg(jsonObject(pick(specialDay, 'day', 'opens', 'closes')), specialDay.day),
    sql`from special_day where location_id = location.id`,
  ),
});

async function read(db: Reader, where: SqlQuery): Promise<Location[]> {
  const rows = await db.query(sql`select ${columns} from location where ${where} order by kind desc, name, id`);
  return rows.map(({ line1, postalCode, city, countryCode, latitude, longitude, hours, specialDays, ...rest }) => ({
    ...rest,
    address: { line1, postalCode, city, countryCode },
    geo: latitude === null || longitude === null ? null : { latitude, longitude },
    hours: hours ?? [],
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

export async function readLocationByCode(db: Reader, code: string): Promise<Location | undefined> {
  return (await read(db, sql`code = ${code}`))[0];
}

/** Warehouses first, then stores by name. */
export function readLocations(
  db: Reader,
  filter: { kind?: LocationKind | undefined; activeOnly: boolean },
): Promise<Location[]> {
  return read(
    db,
    sql`true ${filter.kind === undefined ? sql`` : sql`and kind = ${filter.kind}`}
      ${filter.activeOnly ? sql`and active` : sql``}`,
  );
}

/** Active stores whose latitude lies in a band: candidates, whose distance is still to be computed. */
export function readStoresBetween(db: Reader, from: number, to: number): Promise<Location[]> {
  return read(db, sql`active and kind = 'STORE' and latitude between ${from} and ${to}`);
}
