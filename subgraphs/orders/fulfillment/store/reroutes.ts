import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import type { FulfillmentOrderId, RerouteId } from '../../../shared/ids.ts';
import { fulfillmentReroute } from '../../prisma/generated/tables.ts';
import type { MovedUnits, Reroute } from '../model/reroute.ts';

const REROUTE = select(
  pick(
    fulfillmentReroute,
    'id',
    'orderId',
    'fulfillmentOrderId',
    'orderLineId',
    'variantId',
    'fromLocationId',
    'quantity',
    'locationIds',
  ),
);

/** Writes the intention, before inventory is asked. @returns false when these units are being re-routed already. */
export async function insertReroute(tx: Tx, reroute: Reroute, now: Date): Promise<boolean> {
  const row = { ...reroute, moved: null, createdAt: now, decidedAt: null };
  const rows = await tx.query(sql`${insertRow(fulfillmentReroute, row)} on conflict do nothing returning id`);
  return rows.length === 1;
}

/** The intention while it is not closed. */
export async function readPendingReroute(db: Reader, id: string): Promise<Reroute | undefined> {
  const [row] = await db.query(sql`
    select ${REROUTE} from fulfillment_reroute where ${fulfillmentReroute.id} = ${id} and status = 'PENDING'`);
  return row;
}

/** True while units of the fulfillment order are being re-routed. */
export async function isBeingRerouted(tx: Tx, fulfillmentOrderId: FulfillmentOrderId): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from fulfillment_reroute where fulfillment_order_id = ${fulfillmentOrderId} and status = 'PENDING' limit 1`);
  return rows.length > 0;
}

/** Closes the intention with what inventory gave. @returns false when another process was quicker. */
export async function closeReroute(tx: Tx, id: RerouteId, moved: readonly MovedUnits[], now: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    update fulfillment_reroute set ${assignments(fulfillmentReroute, { status: 'DONE', moved, decidedAt: now })}
    where id = ${id} and status = 'PENDING' returning id`);
  return rows.length === 1;
}
