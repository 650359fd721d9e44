import { z } from 'zod';
import { FULFILLMENT_CHANGED } from '../demand-events.ts';
import { instant } from '../order-events.ts';
import type { FactReaders } from '../reader.ts';

const fulfillmentOrderChanged = z.object({
  fulfillmentOrderId: z.string(),
  orderId: z.string(),
  locationId: z.string(),
  status: z.string(),
  deliveryMethod: z.string(),
  changedAt: instant,
});

/** What becomes of the work of stores: an order that its customer collected. */
export const pickupReaders: FactReaders = {
  [FULFILLMENT_CHANGED]: ({ payload }, add, dayOf) => {
    const work = fulfillmentOrderChanged.parse(payload);
    if (work.status !== 'PICKED_UP' || work.deliveryMethod !== 'PICKUP') return;
    add('pickup_fact', {
      fulfillment_order_id: work.fulfillmentOrderId,
      order_id: work.orderId,
      location_id: work.locationId,
      occurred_at: work.changedAt,
      day: dayOf(Date.parse(work.changedAt)),
    });
  },
};
