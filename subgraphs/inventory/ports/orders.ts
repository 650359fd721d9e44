import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';

/** The verdict of `orders` on checkouts that look old. */
export const resolveCheckouts = definePort<
  { orderIds: string[] },
  Array<{ orderId: string; verdict: 'PLACED' | 'ABORTED' | 'PENDING' }>
>({
  domain: 'orders',
  document: `mutation ResolveCheckouts($orderIds: [ID!]!) {
    ordersResolveCheckout(orderIds: $orderIds) { orderId verdict }
  }`,
  result: z.array(z.object({ orderId: z.string(), verdict: z.enum(['PLACED', 'ABORTED', 'PENDING']) })),
});
