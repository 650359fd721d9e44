import { builder } from '../../builder.ts';
import type { ChangedOrder } from '../../changes/cancel-order.ts';
import { Completion } from '../../graphql/enums.ts';
import { Order } from './order.ts';

export const OrderPayload = builder.objectRef<ChangedOrder>('OrderPayload').implement({
  description: 'The order as the change has left it.',
  fields: (t) => ({
    order: t.field({ type: Order, resolve: (changed) => changed.order }),
    completion: t.field({ type: Completion, resolve: (changed) => changed.completion }),
  }),
});
