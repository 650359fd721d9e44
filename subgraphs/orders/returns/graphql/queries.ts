import { builder, pageArgs } from '../../builder.ts';
import { DateRangeInput } from '../../order/graphql/types.ts';
import { listReturns } from '../list-returns.ts';
import { ReturnConnectionType } from './types.ts';

const ReturnFilterInput = builder.inputType('ReturnFilter', {
  description: 'Which returns; what is left out narrows nothing, an empty list matches nothing.',
  fields: (t) => ({
    processed: t.field({ type: DateRangeInput, description: 'Taken on these days.' }),
    locationIds: t.idList({ description: 'Taken by one of these stores.' }),
    orderIds: t.idList({ description: 'Of one of these orders.' }),
  }),
});

builder.queryField('returns', (t) =>
  t.field({
    type: ReturnConnectionType,
    access: 'orders:read',
    description: 'What came back, in whatever store, the latest first.',
    args: { filter: t.arg({ type: ReturnFilterInput, description: 'Which of it.' }), ...pageArgs(t) },
    resolve: (_root, args, { deps, request }) => listReturns(deps, request, args),
  }),
);
