import { builder, pageArgs } from '../../builder.ts';
import { DeliveryMethodType } from '../../delivery/graphql/types.ts';
import { listFulfillmentOrders } from '../list-fulfillment-orders.ts';
import { FulfillmentOrderConnectionType, FulfillmentOrderStatusType } from './types.ts';

const FulfillmentOrderFilterInput = builder.inputType('FulfillmentOrderFilter', {
  description: 'Which fulfillment orders; what is left out narrows nothing, an empty list matches nothing.',
  fields: (t) => ({
    statuses: t.field({ type: [FulfillmentOrderStatusType], description: 'In one of these statuses.' }),
    locationIds: t.idList({ description: 'Work of one of these locations.' }),
    deliveryMethods: t.field({ type: [DeliveryMethodType], description: 'Whose goods go one of these ways.' }),
    createdBeforeAt: t.field({
      type: 'DateTime',
      description: 'Given to its location before this instant: with the open statuses, what is late.',
    }),
    hasException: t.boolean({ description: 'Whether units of it are missing.' }),
  }),
});

builder.queryField('fulfillmentOrders', (t) =>
  t.field({
    type: FulfillmentOrderConnectionType,
    access: 'orders:read',
    description: 'What locations have to do, the oldest first. Staff of some stores see the work of those.',
    args: {
      filter: t.arg({ type: FulfillmentOrderFilterInput, description: 'Which of it.' }),
      ...pageArgs(t),
    },
    resolve: (_root, args, { deps, request }) => listFulfillmentOrders(deps, request, args),
  }),
);
