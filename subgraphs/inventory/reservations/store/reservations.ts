import type { Reader, Tx } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { stockHold } from '../../prisma/generated/tables.ts';
import { inForceAt } from '../../stock/store/hold-expiry.ts';

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
