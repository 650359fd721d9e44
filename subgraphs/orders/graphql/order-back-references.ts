import { builder } from '../builder.ts';
import { FulfilmentOrder } from '../fulfillment/graphql/fulfilment-order.ts';
import { Order } from '../order/graphql/order.ts';
import { Return } from '../returns/graphql/return.ts';

builder.objectField(FulfilmentOrder, 'order', (t) =>
  t.field({ type: Order, nullable: true, resolve: (one) => one.orderId }),
);
builder.objectField(Return, 'order', (t) => t.field({ type: Order, nullable: true, resolve: (one) => one.orderId }));
