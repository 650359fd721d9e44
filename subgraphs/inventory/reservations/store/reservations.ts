import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { LocationId, ReservationId } from '../../../shared/ids.ts';
import { readHoldsOfOwners, readStoredHolds } from '../../holds/store/holds.ts';
import { stockHold } from '../../prisma/generated/tables.ts';
import { expiredBy, inForceAt } from '../../stock/store/hold-expiry.ts';
import { type Reservation, type ReservationStatus, toReservation } from '../model/reservation.ts';

/**
 * The owner of the reservation that is named in a store by its id or its code; of several with one code the
 * live one, else the last one.
 */
export async function readReservationOwner(
  db: Reader,
  named: { reference: string; locationId: LocationId },
): Promise<string | undefined> {
  const { reference, locationId } = named;
  const [row] = await db.query(sql`
    select ${select({ ownerId: stockHold.ownerId })} from stock_hold
    where (owner_id = ${reference} or code = upper(${reference})) and kind = 'E_RESERVATION'
      and exists (select 1 from stock_hold_line where hold_id = stock_hold.id and location_id = ${locationId})
    order by status = 'LIVE' desc, created_at desc limit 1`);
  return row?.ownerId;
}

/** Reservations of a customer that are in force. */
export async function countReservationsOf(tx: Tx, requestedBy: string, now: Date): Promise<number> {
  const [row] = await tx.query(sql`
    select ${select({ visits: integer(sql`count(*)`) })} from stock_hold
    where requested_by = ${requestedBy} and kind = 'E_RESERVATION' and ${inForceAt(now, sql`stock_hold`)}`);
  return row?.visits ?? 0;
}

/** Reservations by id; those that do not exist are left out. One statement. */
export async function readReservationsById(
  db: Reader,
  ids: readonly ReservationId[],
  now: Date,
): Promise<Reservation[]> {
  const stored = await readHoldsOfOwners(db, ids);
  return stored.flatMap((hold) => toReservation(hold, now) ?? []);
}

const inForce = (now: Date) => inForceAt(now, sql`stock_hold`);
/** Each status as the model's `toReservation` tells it, in SQL. */
const STATUS: Readonly<Record<ReservationStatus, (now: Date) => SqlQuery>> = {
  ACTIVE: inForce,
  EXPIRED: (now) => sql`(status = 'EXPIRED' or ${expiredBy(now, sql`stock_hold`)})`,
  PICKED_UP: () => sql`status in ('COMMITTED', 'CONVERTED')`,
  RELEASED: () => sql`status = 'RELEASED'`,
};

const atOneOf = (locationIds: readonly string[]) => sql`exists (
  select 1 from stock_hold_line where hold_id = stock_hold.id and location_id = any(${locationIds}::text[]))`;

/** The last one first. `locationIds` are asked for, `storeIds` are those that the caller may see. */
export async function readReservationPage(
  db: Reader,
  filter: {
    readonly statuses: readonly ReservationStatus[] | undefined;
    readonly locationIds: readonly LocationId[] | undefined;
    readonly storeIds: readonly string[] | undefined;
    readonly requestedBy: string | undefined;
  },
  page: PageRequest,
  now: Date,
): Promise<Reservation[]> {
  const { bounds, order } = keyset(page, [{ column: stockHold.id }], 'desc');
  const { statuses, locationIds, storeIds, requestedBy } = filter;
  const conditions = [
    ...(statuses ? [sql`(${joinSql([sql`false`, ...statuses.map((status) => STATUS[status](now))], ' or ')})`] : []),
    ...(locationIds ? [atOneOf(locationIds)] : []),
    ...(storeIds ? [atOneOf(storeIds)] : []),
    ...(requestedBy === undefined ? [] : [sql`requested_by = ${requestedBy}`]),
  ];
  const stored = await readStoredHolds(
    db,
    sql`${joinSql([sql`kind = 'E_RESERVATION'`, bounds, ...conditions], ' and ')} order by ${order} limit ${page.limit + 1}`,
  );
  return stored.flatMap((hold) => toReservation(hold, now) ?? []);
}
