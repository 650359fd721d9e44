import { builder, connectionType } from '../../builder.ts';
import type { FulfillmentStatus, StoredFulfillmentOrder } from '../../order/model/fulfillment-order.ts';
import type { PartOf } from '../../order/model/part.ts';

export const FulfillmentOrderType = builder.objectRef<PartOf<StoredFulfillmentOrder>>('FulfillmentOrder');
export const FulfillmentOrderConnectionType = connectionType('FulfillmentOrder', FulfillmentOrderType);

export const FulfillmentOrderStatusType = builder.enumType('FulfillmentOrderStatus', {
  description: 'How far the work of one location with an order is.',
  values: {
    OPEN: { description: 'Nobody has begun it.' },
    IN_PROGRESS: { description: 'It is being picked.' },
    READY: { description: 'It is packed and waits for its customer or carrier.' },
    SHIPPED: { description: 'A carrier has it; its units have left the stock.' },
    PICKED_UP: { description: 'The customer has it; its units have left the stock.' },
    CANCELED: { description: 'There is nothing left to do: the order was canceled, or others send its units.' },
  } satisfies Record<FulfillmentStatus, object>,
});
