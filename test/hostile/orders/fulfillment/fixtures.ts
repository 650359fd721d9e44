import { unique } from '../../../support/unique.ts';
import type { Fixtures } from '../../fixture.ts';

export const fulfillmentFixtures: Fixtures = {
  shipped: async ({ must, named }) => {
    const order = await named('order');
    await must('admin', 'shipFulfillment', { idempotencyKey: unique('key'), fulfillmentOrderId: order['fulfillment'] });
    return order;
  },
  readyPickup: async ({ must, named }) => {
    const pickup = await named('pickup');
    await must('admin', 'markFulfillmentReady', {
      idempotencyKey: unique('key'),
      fulfillmentOrderId: pickup['fulfillment'],
    });
    return pickup;
  },
};
