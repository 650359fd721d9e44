import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { idOf } from '../../shared/given-ids.ts';
import type { OrderId } from '../../shared/ids.ts';

/** The verdict of `orders` on checkouts that look old. */
export const resolveCheckouts = definePort<
  { orderIds: string[] },
  Array<{ orderId: OrderId; verdict: 'PLACED' | 'ABORTED' | 'PENDING' }>
>({
  domain: 'orders',
  document: `mutation ResolveCheckouts($orderIds: [ID!]!) {
    ordersResolveCheckout(orderIds: $orderIds) { orderId verdict }
  }`,
  result: z.array(z.object({ orderId: idOf('ord'), verdict: z.enum(['PLACED', 'ABORTED', 'PENDING']) })),
});
