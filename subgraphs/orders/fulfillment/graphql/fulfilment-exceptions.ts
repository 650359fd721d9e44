import { builder } from '../../builder.ts';
import { listFulfilmentExceptions } from '../list-exceptions.ts';
import { FulfilmentOrder } from './fulfilment-order.ts';

builder.queryField('fulfilmentExceptions', (t) =>
  t.field({
    type: [FulfilmentOrder],
    description:
      'Fulfilment orders whose units are missing and that no other location may send, longest first, at most 200. Needs orders:read; associates see those of their stores.',
    authScopes: { permission: 'orders:read' },
    args: { locationId: t.arg.id() },
    resolve: (_root, { locationId }, { deps, request }) =>
      listFulfilmentExceptions(deps, request, { locationId: locationId ?? undefined }),
  }),
);
