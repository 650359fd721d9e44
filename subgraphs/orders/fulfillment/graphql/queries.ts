import { builder } from '../../builder.ts';
import { listFulfillmentExceptions } from '../list-fulfillment-exceptions.ts';
import { FulfillmentOrderType } from './types.ts';

builder.queryField('fulfillmentExceptions', (t) =>
  t.field({
    type: [FulfillmentOrderType],
    description:
      'Fulfillment orders whose units are missing and that no other location may send, longest first, at most 200. Needs orders:read; associates see those of their stores.',
    authScopes: { permission: 'orders:read' },
    args: { locationId: t.arg.id() },
    resolve: (_root, { locationId }, { deps, request }) =>
      listFulfillmentExceptions(deps, request, { locationId: locationId ?? undefined }),
  }),
);
