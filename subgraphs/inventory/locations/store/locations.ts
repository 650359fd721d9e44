import type { Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import type { Location, LocationKind } from '../model/location.ts';
import type { NewLocation } from '../model/location-input.ts';

interface LocationRecord extends Omit<Location, 'address' | 'geo'> {
  readonly line1: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly countryCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

function toLocation(record: LocationRecord): Location {
  const { line1, postalCode, city, countryCode, latitude, longitude, ...rest } = record;
  return {
    ...rest,
    address: { line1, postalCode, city, countryCode },
    geo: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}

async function read(db: Reader, where: SqlQuery): Promise<Location[]> {
  const records = await db.query<LocationRecord>(sql`
    select id, code, name, kind, line1, postal_code as "postalCode", city, country_code as "countryCode", latitude,
      longitude, time_zone as "timeZone", active, pickup_enabled as "pickupEnabled",
      ship_from_store as "shipFromStore",
      coalesce((select json_agg(json_build_object('dayOfWeek', day_of_week, 'opens', opens, 'closes', closes)
        order by day_of_week, opens) from opening_hours where location_id = location.id), '[]') as hours,
      coalesce((select json_agg(json_build_object('day', day, 'opens', opens, 'closes', closes) order by day)
        from special_day where location_id = location.id), '[]') as "specialDays"
    from location where ${where} order by kind desc, name, id`);
  return records.map(toLocation);
}

export function readLocationsById(db: Reader, ids: readonly string[]): Promise<Location[]> {
  return read(db, sql`id = any(${ids}::text[])`);
}

/** Those of the ids that are locations. */
export async function readLocationIds(db: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`select id from location where id = any(${ids}::text[])`);
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

/** Makes locations whose code is new and leaves the others as they are: two statements, any number of rows. */
export async function ensureLocations(
  db: Reader,
  locations: readonly NewLocation[],
  now: Date,
): Promise<Array<{ code: string; id: string }>> {
  const rows = locations.map(({ geo, ...location }) => ({ id: newId('loc'), ...location, ...geo }));
  await db.query(sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as asked(
        id text, code text, name text, kind text, line1 text, "postalCode" text, city text, "countryCode" text,
        latitude double precision, longitude double precision, "timeZone" text, "pickupEnabled" boolean,
        "shipFromStore" boolean, hours jsonb, "specialDays" jsonb)),
    made as (
      insert into location (id, code, name, kind, line1, postal_code, city, country_code, latitude, longitude,
        time_zone, pickup_enabled, ship_from_store, created_at, updated_at)
      select id, code, name, kind, line1, "postalCode", city, "countryCode", latitude, longitude, "timeZone",
        coalesce("pickupEnabled", false), coalesce("shipFromStore", false), ${now}, ${now}
      from asked order by code on conflict (code) do nothing returning id),
    hours as (
      insert into opening_hours (location_id, day_of_week, opens, closes)
      select made.id, hours."dayOfWeek", hours.opens, hours.closes from made join asked using (id)
      cross join lateral jsonb_to_recordset(case jsonb_typeof(asked.hours) when 'array' then asked.hours else '[]' end)
        as hours("dayOfWeek" int, opens text, closes text) on conflict do nothing)
    insert into special_day (location_id, day, opens, closes)
    select made.id, special.day, special.opens, special.closes from made join asked using (id)
    cross join lateral jsonb_to_recordset(
      case jsonb_typeof(asked."specialDays") when 'array' then asked."specialDays" else '[]' end)
      as special(day text, opens text, closes text) on conflict do nothing`);
  return db.query(sql`
    select code, id from location where code = any(${locations.map((location) => location.code)}::text[])
    order by code`);
}
