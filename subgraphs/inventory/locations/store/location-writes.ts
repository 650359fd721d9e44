import type { Database, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { assignments, insertRow, insertRows } from '#kernel/database/write.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { location, openingHours, specialDay } from '../../prisma/generated/tables.ts';
import type { LocationKind } from '../model/location.ts';
import type { LocationChange } from '../model/location-input.ts';

async function insertParts(
  tx: Tx,
  locationId: LocationId,
  { hours = [], specialDays = [] }: LocationChange,
): Promise<void> {
  const hourRows = hours.map((one) => ({ locationId, ...one }));
  if (hours.length > 0)
    await tx.query(insertRows(openingHours, ['locationId', 'dayOfWeek', 'opens', 'closes'], hourRows));
  const dayRows = specialDays.map((one) => ({ locationId, ...one }));
  if (specialDays.length > 0) await tx.query(insertRows(specialDay, ['locationId', 'day', 'opens', 'closes'], dayRows));
}

/** @returns false when the code is taken. */
export function insertLocation(
  db: Database,
  draft: LocationChange & { id: LocationId; code: string; name: string; kind: LocationKind; timeZone: string },
  now: Date,
): Promise<boolean> {
  const { id, code, name, kind, timeZone, active, pickupEnabled, shipFromStore, address, geo } = draft;
  const { line1 = null, postalCode = null, city = null, countryCode = null } = address ?? {};
  const { latitude = null, longitude = null } = geo ?? {};
  const place = { line1, postalCode, city, countryCode, latitude, longitude };
  const flags = { active, pickupEnabled, shipFromStore };
  const row = { id, code, name, kind, timeZone, ...place, ...flags, createdAt: now, updatedAt: now };
  return db.inTransaction('insert-location', async (tx) => {
    const made = await tx.query(sql`
      ${insertRow(location, row)} on conflict (code) do nothing returning ${select({ id: location.id })}`);
    if (made.length === 0) return false;
    await insertParts(tx, id, draft);
    return true;
  });
}

/** @returns false when there is no such location. */
export function changeLocation(db: Database, id: LocationId, change: LocationChange, now: Date): Promise<boolean> {
  const { address, geo, hours, specialDays, ...fields } = change;
  const values = { ...fields, ...address, ...geo, updatedAt: now };
  return db.inTransaction('change-location', async (tx) => {
    const changed = await tx.query(sql`
      update location set ${assignments(location, values)} where id = ${id} returning ${select({ id: location.id })}`);
    if (changed.length === 0) return false;
    if (hours) await tx.query(sql`delete from opening_hours where location_id = ${id}`);
    if (specialDays) await tx.query(sql`delete from special_day where location_id = ${id}`);
    await insertParts(tx, id, change);
    return true;
  });
}
