import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { OrderId } from '../../shared/ids.ts';
import { cancelFulfillmentOrders } from '../fulfillment/store/fulfillment-orders.ts';
import { cancelOrderRow } from '../order/store/order-changes.ts';

/** PLACED becomes CANCELED, with its fulfillment orders; the caller holds the order's lock. */
export async function cancelPlaced(tx: Tx, orderId: OrderId, reason: string, now: Date): Promise<void> {
  await tx.query(sql`with o as (${cancelOrderRow(orderId, reason, now)}) ${cancelFulfillmentOrders(now)}`);
}
