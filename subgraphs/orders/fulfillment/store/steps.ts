import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { FulfillmentOrderId, OrderId } from '../../../shared/ids.ts';
import type { FulfillmentStatus } from '../../order/model/fulfillment-order.ts';
import type { FulfillmentSummary } from '../../order/model/order.ts';
import { summarizeFulfillment } from '../../order/store/order-changes.ts';

/** One step of a fulfillment order, and the order's summary with it; the caller holds the order's lock. */
export async function writeStep(
  tx: Tx,
  step: {
    readonly id: FulfillmentOrderId;
    readonly orderId: OrderId;
    readonly status: FulfillmentStatus;
    readonly summary: FulfillmentSummary;
    readonly trackingNumber: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx.query(sql`
    with f as (
      update fulfillment_order set status = ${step.status}, version = version + 1, updated_at = ${step.now},
        tracking_number = coalesce(${step.trackingNumber}::text, tracking_number)
      where id = ${step.id})
    ${summarizeFulfillment(step.orderId, step.summary)}`);
}

/** The caller holds the order's lock. */
export async function setFulfillmentStatus(tx: Tx, orderId: OrderId, summary: FulfillmentSummary): Promise<void> {
  await tx.query(summarizeFulfillment(orderId, summary));
}
