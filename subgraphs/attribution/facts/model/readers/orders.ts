import { plainPostalCode } from '../../../../shared/address.ts';
import { CART_REFUSED, cartRefused, FULFILLMENT_CHANGED, fulfillmentChanged } from '../demand-events.ts';
import { ORDERS_SERVICE_REQUESTED } from '../inventory-events.ts';
import {
  ORDER_CANCELED,
  ORDER_PLACED,
  ORDER_RETURNED,
  orderCanceled,
  orderPlaced,
  orderReturned,
} from '../order-events.ts';
import { toOrderLineFacts } from '../order-line-fact.ts';
import type { FactReaders } from '../reader.ts';
import { readServiceRequest } from './service-requests.ts';

/** What becomes of the log of orders. */
export const orderReaders: FactReaders = {
  [ORDER_PLACED]: ({ id, payload }, add, dayOf) => {
    const order = orderPlaced.parse(payload);
    const { orderId, customerId, anonymousId, sessionKey, placedAt, soldAt = null } = order;
    const sale = { ...order, eventId: id, kind: 'PLACED', occurredAt: placedAt, soldAt, returnLocationId: '' } as const;
    add('order_line_fact', ...toOrderLineFacts(sale, dayOf));
    add('order_key', {
      order_id: orderId,
      customer_id: customerId,
      anonymous_id: anonymousId,
      session_key: sessionKey,
      placed_at: soldAt ?? placedAt,
    });
    const postalCode = plainPostalCode(order.deliveryPostalCode);
    if (postalCode !== '')
      add('order_destination', { order_id: orderId, country_code: order.deliveryCountryCode, postal_code: postalCode });
    if (customerId !== '' && anonymousId !== '') {
      add('identity_link', { customer_id: customerId, anonymous_id: anonymousId });
    }
  },
  [ORDER_CANCELED]: ({ id, payload }, add, dayOf) => {
    const order = orderCanceled.parse(payload);
    const { canceledAt: occurredAt, placedAt: soldAt = null } = order;
    const taken = { ...order, eventId: id, kind: 'CANCELED', occurredAt, soldAt, returnLocationId: '' } as const;
    add('order_line_fact', ...toOrderLineFacts(taken, dayOf));
  },
  [ORDER_RETURNED]: ({ id, payload }, add, dayOf) => {
    const order = orderReturned.parse(payload);
    const { returnedAt: occurredAt, placedAt: soldAt = null } = order;
    add('order_line_fact', ...toOrderLineFacts({ ...order, eventId: id, kind: 'RETURNED', occurredAt, soldAt }, dayOf));
  },
  [CART_REFUSED]: ({ payload }, add, dayOf) => {
    const { channel, storeId, currency, refusedAt, lines } = cartRefused.parse(payload);
    for (const { demandId, variantId, units, valueMinor } of lines) {
      add('missed_demand_fact', {
        demand_id: demandId,
        day: dayOf(Date.parse(refusedAt)),
        occurred_at: refusedAt,
        kind: 'CART_REFUSED',
        channel,
        store_id: storeId,
        variant_id: variantId,
        currency,
        units,
        value_minor: valueMinor,
      });
    }
  },
  [ORDERS_SERVICE_REQUESTED]: readServiceRequest,
  [FULFILLMENT_CHANGED]: ({ payload }, add, dayOf) => {
    const { fulfillmentOrderId, orderId, locationId, status, deliveryMethod, changedAt } =
      fulfillmentChanged.parse(payload);
    if (status !== 'OPEN' || deliveryMethod !== 'SHIP') return;
    add('service_request_fact', {
      request_id: fulfillmentOrderId,
      day: dayOf(Date.parse(changedAt)),
      occurred_at: changedAt,
      service: 'SHIP_FROM_STORE',
      outcome: 'GRANTED',
      store_id: locationId,
      order_id: orderId,
    });
  },
};
