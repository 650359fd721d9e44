import { builder } from './builder.ts';
import { FulfilmentOrder } from './fulfilment-order.ts';
import { Order } from './order.ts';
import { Return } from './return.ts';

builder.objectField(FulfilmentOrder, 'order', (t) =>
  t.field({ type: Order, nullable: true, resolve: (one) => one.orderId }),
);
builder.objectField(Return, 'order', (t) => t.field({ type: Order, nullable: true, resolve: (one) => one.orderId }));
