import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertInto, recordset } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { location, openingHours, specialDay } from '../../prisma/generated/tables.ts';
import type { NewLocation } from '../model/location-input.ts';

function toRow(id: LocationId, asked: NewLocation, now: Date) {
  return {
    id,
    code: asked.code,
    name: asked.name,
    kind: asked.kind,
    line1: asked.line1 ?? null,
    postalCode: asked.postalCode ?? null,
    city: asked.city ?? null,
    countryCode: asked.countryCode ?? null,
    latitude: asked.geo?.latitude ?? null,
    longitude: asked.geo?.longitude ?? null,
    timeZone: asked.timeZone,
    pickupEnabled: asked.pickupEnabled ?? false,
    shipFromStore: asked.shipFromStore ?? false,
    createdAt: now,
    updatedAt: now,
  };
}

const given = {
  ...pick(location, 'id', 'code', 'name', 'kind', 'line1', 'postalCode', 'city', 'countryCode', 'latitude'),
  ...pick(location, 'longitude', 'timeZone', 'pickupEnabled', 'shipFromStore', 'createdAt', 'updatedAt'),
};

/** Makes locations whose code is new and leaves the others as they are: two statements, any number of rows. */
export async function ensureLocations(
  db: Reader,
  locations: readonly NewLocation[],
  now: Date,
): Promise<ReadonlyArray<{ readonly code: string; readonly id: LocationId }>> {
  const drafts = locations.map((asked) => ({ locationId: newId('loc'), asked }));
  const rows = drafts.map(({ locationId, asked }) => toRow(locationId, asked, now));
  const hourRows = drafts.flatMap(({ locationId, asked }) =>
    (asked.hours ?? []).map((one) => ({ locationId, ...one })),
  );
  const dayRows = drafts.flatMap(({ locationId, asked }) =>
    (asked.specialDays ?? []).map((one) => ({ locationId, ...one })),
  );
  const asked = recordset('asked', given, rows);
  const hours = recordset('hours', pick(openingHours, 'locationId', 'dayOfWeek', 'opens', 'closes'), hourRows);
  const days = recordset('days', pick(specialDay, 'locationId', 'day', 'opens', 'closes'), dayRows);
  await db.query(sql`
    with made as (
      ${insertInto(location, asked.columns, sql`from ${asked} order by ${asked.columns.code}`)}
      on conflict (code) do nothing returning id),
    made_hours as (
      ${insertInto(openingHours, hours.columns, sql`from ${hours} join made on made.id = ${hours.columns.locationId}`)}
      on conflict do nothing)
    ${insertInto(specialDay, days.columns, sql`from ${days} join made on made.id = ${days.columns.locationId}`)}
    on conflict do nothing`);
  return db.query(sql`
    select ${select(pick(location, 'code', 'id'))} from location
    where code = any(${locations.map(({ code }) => code)}::text[]) order by code`);
}
