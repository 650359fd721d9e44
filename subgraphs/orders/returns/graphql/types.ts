import { builder } from '../../builder.ts';
import { CompletionType, OrderType } from '../../order/graphql/types.ts';
import { DISPOSITIONS, type OrderReturn } from '../../order/model/order-return.ts';
import type { ReturnedItems } from '../return-items.ts';

export const ReturnType = builder.objectRef<OrderReturn>('Return');

export const ReturnDispositionType = builder.enumType('ReturnDisposition', {
  description: 'RESTOCKED units can be sold again, DAMAGED ones cannot.',
  values: DISPOSITIONS,
});

export const ReturnPayloadType = builder.objectRef<ReturnedItems>('ReturnPayload').implement({
  description: 'The return, and its order as it is now.',
  fields: (t) => ({
    return: t.field({ type: ReturnType, resolve: (changed) => changed.returned }),
    order: t.field({ type: OrderType, resolve: (changed) => changed.order }),
    completion: t.field({ type: CompletionType, resolve: (changed) => changed.completion }),
  }),
});
