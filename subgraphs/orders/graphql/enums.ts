import { builder } from '../builder.ts';
import { FULFILLMENT_STATUSES } from '../fulfillment/model/fulfillment.ts';
import { ORDER_STATUSES } from '../order/model/order.ts';

export const OrderStatus = builder.enumType('OrderStatus', {
  description:
    'PENDING and PAYMENT_PENDING are undecided checkouts; PLACED is the decision; ABORTED never was an order; CANCELED was taken back before it left.',
  values: ORDER_STATUSES,
});
export const OrderFulfillmentStatus = builder.enumType('OrderFulfillmentStatus', {
  description: 'How far the goods have left the house.',
  values: ['UNFULFILLED', 'PARTIAL', 'FULFILLED'] as const,
});
export const OrderReturnStatus = builder.enumType('OrderReturnStatus', {
  description: 'How much of the order came back.',
  values: ['NONE', 'PARTIAL', 'RETURNED'] as const,
});
export const OrderSource = builder.enumType('OrderSource', {
  description: 'CHECKOUT of a cart, a TILL that rang it up, or an IMPORT of history.',
  values: ['CHECKOUT', 'TILL', 'IMPORT'] as const,
});
export const PaymentKind = builder.enumType('PaymentKind', {
  description: 'What paid.',
  values: ['CARD', 'POINTS', 'GIFT_CARD', 'CASH', 'EXTERNAL'] as const,
});
export const PaymentStatus = builder.enumType('PaymentStatus', {
  description: 'State of a payment: intended before the provider was asked, captured once the money is ours.',
  values: ['INTENDED', 'REQUIRES_ACTION', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED'] as const,
});
export const DeliveryMethod = builder.enumType('DeliveryMethod', {
  description: 'Sent home, collected in a store, or taken along at once.',
  values: ['SHIP', 'PICKUP', 'IN_STORE'] as const,
});
export const FulfillmentOrderStatus = builder.enumType('FulfillmentOrderStatus', {
  description: 'Where the work of one location stands; SHIPPED and HANDED_OVER units have left the stock.',
  values: FULFILLMENT_STATUSES,
});
export const ReturnDisposition = builder.enumType('ReturnDisposition', {
  description: 'RESTOCKED units can be sold again, DAMAGED ones cannot.',
  values: ['RESTOCKED', 'DAMAGED'] as const,
});
export const Completion = builder.enumType('Completion', {
  description: 'DONE: every read shows the effect. PENDING: the decision stands and the rest follows by itself.',
  values: ['DONE', 'PENDING'] as const,
});
