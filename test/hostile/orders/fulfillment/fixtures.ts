import { randomUUID } from 'node:crypto';
import type { Fixtures } from '../../fixture.ts';

export const fulfillmentFixtures: Fixtures = {
  shipped: async ({ must, named }) => {
    const order = await named('order');
    await must('admin', 'shipFulfillment', { idempotencyKey: randomUUID(), fulfillmentOrderId: order['fulfillment'] });
    return order;
  },
  readyPickup: async ({ must, named }) => {
    const pickup = await named('pickup');
    await must('admin', 'markFulfillmentReady', {
      idempotencyKey: randomUUID(),
      fulfillmentOrderId: pickup['fulfillment'],
    });
    return pickup;
  },
};
