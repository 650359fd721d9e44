import { builder } from '../../builder.ts';
import { CompletionType, OrderType } from '../../order/graphql/types.ts';
import type { PlacedOutcome, RequiredAction } from '../model/outcome.ts';

export const CheckoutPayloadType = builder.objectRef<PlacedOutcome>('CheckoutPayload').implement({
  description:
    'The order is placed. With completion DONE the next read of stock, points, gift cards and the order itself shows all of it.',
  fields: (t) => ({
    order: t.field({ type: OrderType, resolve: (outcome) => outcome.order }),
    completion: t.field({ type: CompletionType, resolve: (outcome) => outcome.completion }),
  }),
});

export const RequiresActionType = builder.objectRef<RequiredAction>('RequiresAction').implement({
  description:
    'The payment waits for its customer or for its provider; everything stays held. The same request again answers what was decided.',
  fields: (t) => ({
    orderId: t.exposeID('orderId'),
    actionUrl: t.exposeString('actionUrl', {
      nullable: true,
      description: 'Where the customer confirms; null when only the provider is awaited.',
    }),
    clientSecret: t.exposeString('clientSecret', { nullable: true }),
  }),
});
