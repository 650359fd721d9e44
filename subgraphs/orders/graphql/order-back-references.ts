import { builder } from '../builder.ts';
import { FulfillmentOrder } from '../fulfillment/graphql/fulfillment-order.ts';
import { Order } from '../order/graphql/order.ts';
import { Return } from '../returns/graphql/return.ts';

builder.objectField(FulfillmentOrder, 'order', (t) =>
  t.field({ type: Order, nullable: true, resolve: (one) => one.orderId }),
);
builder.objectField(Return, 'order', (t) => t.field({ type: Order, nullable: true, resolve: (one) => one.orderId }));
