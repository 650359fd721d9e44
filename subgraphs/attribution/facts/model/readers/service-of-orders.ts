import { FULFILLMENT_CHANGED } from '../demand-events.ts';
import { ORDER_RETURNED } from '../order-events.ts';
import type { FactEvent, FactReaders } from '../reader.ts';
import {
  FULFILLMENT_DELIVERED,
  fulfillmentDelivered,
  fulfillmentStepMade,
  ORDER_EXCHANGED,
  orderExchanged,
  PROMISE_MADE,
  promiseMade,
  returnTaken,
} from '../service-events.ts';
import { serviceMoment } from '../service-moment.ts';

const fulfillmentStep = (
  event: FactEvent,
  step: { fulfillmentOrderId: string; orderId: string; locationId: string; status: string; at: string },
) => ({
  event_id: event.id,
  kind: 'FULFILLMENT',
  detail: step.status,
  subject_id: step.fulfillmentOrderId,
  order_id: step.orderId,
  store_id: step.locationId,
  occurred_at: step.at,
});

/** What the log of orders says of service: promises, steps of fulfillment, where returns were taken, exchanges. */
export const serviceOfOrders: FactReaders = {
  [FULFILLMENT_CHANGED]: (event, add, dayOf) => {
    const { changedAt, ...step } = fulfillmentStepMade.parse(event.payload);
    add('service_moment', serviceMoment(fulfillmentStep(event, { ...step, at: changedAt }), dayOf));
  },
  [ORDER_RETURNED]: ({ id, payload }, add, dayOf) => {
    const taken = returnTaken.safeParse(payload);
    // Returns of before they had an id count in sales alone.
    if (!taken.success) return;
    const { returnId, orderId, channel, storeId, returnLocationId, customerId, currency, returnedAt } = taken.data;
    const moment = {
      event_id: id,
      kind: 'RETURN',
      detail: '',
      subject_id: returnId,
      order_id: orderId,
      customer_id: customerId,
      channel,
      store_id: returnLocationId,
      selling_store_id: storeId,
      currency,
      occurred_at: returnedAt,
    };
    add('service_moment', serviceMoment(moment, dayOf));
  },
  [FULFILLMENT_DELIVERED]: (event, add, dayOf) => {
    const { deliveredAt, ...step } = fulfillmentDelivered.parse(event.payload);
    const delivered = { ...step, status: 'DELIVERED', at: deliveredAt };
    add('service_moment', serviceMoment(fulfillmentStep(event, delivered), dayOf));
  },
  [PROMISE_MADE]: ({ id, payload }, add, dayOf) => {
    const made = promiseMade.parse(payload);
    const moment = {
      event_id: id,
      kind: 'PROMISE',
      detail: made.promise,
      subject_id: made.fulfillmentOrderId,
      order_id: made.orderId,
      customer_id: made.customerId,
      channel: made.channel,
      store_id: made.locationId,
      occurred_at: made.madeAt,
      measured_from: made.promisedBy,
    };
    add('service_moment', serviceMoment(moment, dayOf));
  },
  [ORDER_EXCHANGED]: ({ id, payload }, add, dayOf) => {
    const exchange = orderExchanged.parse(payload);
    const moment = {
      event_id: id,
      kind: 'EXCHANGE',
      detail: '',
      subject_id: exchange.returnId,
      order_id: exchange.orderId,
      customer_id: exchange.customerId,
      channel: exchange.channel,
      store_id: exchange.locationId,
      currency: exchange.currency,
      occurred_at: exchange.exchangedAt,
    };
    add('service_moment', serviceMoment(moment, dayOf));
  },
};
