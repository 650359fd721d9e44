import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertInto, insertRows, recordset } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import { wholeAddress } from '../../../shared/address.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { location, openingHours, specialDay } from '../../prisma/generated/tables.ts';
import type { LocationChange, NewLocation } from '../model/location-input.ts';

const given = {
  ...pick(location, 'id', 'code', 'name', 'kind', 'address', 'latitude', 'longitude', 'timeZone'),
  ...pick(location, 'offersPickup', 'shipsOrders', 'catchment', 'createdAt', 'updatedAt'),
};

function toRow(id: LocationId, asked: NewLocation, now: Date) {
  const { code, name, kind, timeZone, address, offersPickup, shipsOrders, catchment } = asked;
  return {
    id,
    code,
    name,
    kind,
    timeZone,
    address: address?.parts ?? wholeAddress({}),
    latitude: address?.coordinates?.latitude ?? null,
    longitude: address?.coordinates?.longitude ?? null,
    offersPickup: offersPickup ?? false,
    shipsOrders: shipsOrders ?? false,
    catchment: catchment ?? [],
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * Makes the locations whose code is new and leaves the others as they are: one statement, any number of rows.
 * @returns those that were made.
 */
export async function insertLocations(db: Reader, locations: readonly NewLocation[], now: Date): Promise<LocationId[]> {
  const drafts = locations.map((asked) => ({ locationId: newId('loc'), asked }));
  const rows = drafts.map(({ locationId, asked }) => toRow(locationId, asked, now));
  const hourRows = drafts.flatMap(({ locationId, asked }) =>
    (asked.openingHours ?? []).map((one) => ({ locationId, ...one })),
  );
  const dayRows = drafts.flatMap(({ locationId, asked }) =>
    (asked.specialDays ?? []).map((one) => ({ locationId, ...one })),
  );
  const asked = recordset('asked', given, rows);
  const hours = recordset('hours', pick(openingHours, 'locationId', 'dayOfWeek', 'opens', 'closes'), hourRows);
  const days = recordset('days', pick(specialDay, 'locationId', 'date', 'opens', 'closes'), dayRows);
  const made = await db.query(sql`
    with made as (
      ${insertInto(location, asked.columns, sql`from ${asked} order by ${asked.columns.code}`)}
      on conflict (code) do nothing returning id),
    made_hours as (
      ${insertInto(openingHours, hours.columns, sql`from ${hours} join made on made.id = ${hours.columns.locationId}`)}
      on conflict do nothing),
    made_days as (
      ${insertInto(specialDay, days.columns, sql`from ${days} join made on made.id = ${days.columns.locationId}`)}
      on conflict do nothing)
    select ${select({ id: location.id })} from made`);
  return made.map(({ id }) => id);
}

/** Changes what is given; opening hours and special days that are given replace all. */
export async function changeLocation(tx: Tx, change: LocationChange, now: Date): Promise<void> {
  const { locationId, address, openingHours: hours, specialDays, expectedVersion: _, ...fields } = change;
  const place = address && { address: address.parts, latitude: null, longitude: null, ...address.coordinates };
  const values = { ...fields, ...place, updatedAt: now, version: sql`version + 1` };
  await tx.query(sql`update location set ${assignments(location, values)} where id = ${locationId}`);
  if (hours) {
    await tx.query(sql`delete from opening_hours where location_id = ${locationId}`);
    const rows = hours.map((one) => ({ locationId, ...one }));
    await tx.query(insertRows(openingHours, ['locationId', 'dayOfWeek', 'opens', 'closes'], rows));
  }
  if (specialDays) {
    await tx.query(sql`delete from special_day where location_id = ${locationId}`);
    const rows = specialDays.map((one) => ({ locationId, ...one }));
    await tx.query(insertRows(specialDay, ['locationId', 'date', 'opens', 'closes'], rows));
  }
}
