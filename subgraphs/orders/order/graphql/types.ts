import { builder } from '../../builder.ts';
import {
  type ChangedOrder,
  COMPLETIONS,
  FULFILLMENT_SUMMARIES,
  ORDER_SOURCES,
  ORDER_STATUSES,
  type Order,
  RETURN_SUMMARIES,
} from '../model/order.ts';

export const OrderType = builder.objectRef<Order>('Order');

export const OrderStatusType = builder.enumType('OrderStatus', {
  description:
    'PENDING and PAYMENT_PENDING are undecided checkouts; PLACED is the decision; ABORTED never was an order; CANCELED was taken back before it left.',
  values: ORDER_STATUSES,
});
export const OrderFulfillmentStatusType = builder.enumType('OrderFulfillmentStatus', {
  description: 'How many of the goods have left.',
  values: FULFILLMENT_SUMMARIES,
});
export const OrderReturnStatusType = builder.enumType('OrderReturnStatus', {
  description: 'How much of the order came back.',
  values: RETURN_SUMMARIES,
});
export const OrderSourceType = builder.enumType('OrderSource', {
  description: 'CHECKOUT of a cart, a sale at a POS, or an IMPORT of history.',
  values: ORDER_SOURCES,
});
export const CompletionType = builder.enumType('Completion', {
  description: 'DONE: every read shows the effect. PENDING: the decision stands and the rest follows by itself.',
  values: COMPLETIONS,
});

export const OrderPayloadType = builder.objectRef<ChangedOrder>('OrderPayload').implement({
  description: 'The order as the change has left it.',
  fields: (t) => ({
    order: t.field({ type: OrderType, resolve: (changed) => changed.order }),
    completion: t.field({ type: CompletionType, resolve: (changed) => changed.completion }),
  }),
});
