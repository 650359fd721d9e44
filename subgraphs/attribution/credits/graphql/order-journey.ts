import { builder } from '../../builder.ts';
import { OrderJourneyType } from '../../journeys/graphql/types.ts';
import type { TouchpointCredit } from '../model/order-credits.ts';
import { orderCreditLoader } from './loaders.ts';
import { AttributionModelType, decimal } from './types.ts';

const TouchpointCreditType = builder.objectRef<TouchpointCredit>('TouchpointCredit').implement({
  description: 'What a model gives to one moment before an order.',
  fields: (t) => ({
    touchpointId: t.exposeID('touchpointId', { description: 'Of the moment.' }),
    share: t.field({
      type: 'Decimal',
      description: 'Its part of the order, a fraction of one with four decimals; all of an order add up to 1.',
      resolve: ({ share }) => decimal(share),
    }),
  }),
});

builder.objectField(OrderJourneyType, 'credits', (t) =>
  t.field({
    type: [TouchpointCreditType],
    nullable: true,
    access: 'reports:read',
    description:
      'The order split among its moments by a model, oldest first, the latest 1,000 at most; empty where there was none. Markov models give each channel of the path its removal effect over the 90 days up to the order, split evenly among its moments. Answered for 20 orders and models an operation; null beyond them.',
    args: {
      model: t.arg({
        type: AttributionModelType,
        required: true,
        defaultValue: 'LAST_NON_DIRECT',
        description: 'How it is split; time decay with a half-life of 7 days.',
      }),
    },
    resolve: async ({ orderId }, { model }, context) => {
      const credits = await orderCreditLoader(context).load(`${model} ${orderId}`);
      return credits && [...credits];
    },
  }),
);
