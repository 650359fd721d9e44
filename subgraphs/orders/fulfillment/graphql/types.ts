import { builder } from '../../builder.ts';
import { CompletionType } from '../../order/graphql/types.ts';
import { FULFILLMENT_STATUSES, type FulfillmentOrder } from '../../order/model/fulfillment-order.ts';
import type { MovedFulfillment } from '../move-fulfillment.ts';

export const FulfillmentOrderType = builder.objectRef<FulfillmentOrder>('FulfillmentOrder');

export const FulfillmentOrderStatusType = builder.enumType('FulfillmentOrderStatus', {
  description: 'Where the work of one location stands; SHIPPED and PICKED_UP units have left the stock.',
  values: FULFILLMENT_STATUSES,
});

export const FulfillmentOrderPayloadType = builder.objectRef<MovedFulfillment>('FulfillmentOrderPayload').implement({
  description: 'The fulfillment order after the step.',
  fields: (t) => ({
    fulfillmentOrder: t.field({ type: FulfillmentOrderType, resolve: (moved) => moved.fulfillmentOrder }),
    completion: t.field({ type: CompletionType, resolve: (moved) => moved.completion }),
  }),
});
