import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { returnItems } from '../return-items.ts';
import { ReturnDispositionType, ReturnPayloadType } from './types.ts';

const ReturnLineInput = builder.inputType('ReturnLineInput', {
  description: 'Units that came back.',
  fields: (t) => ({
    orderLineId: t.id({ required: true }),
    quantity: t.int({ required: true }),
    disposition: t.field({ type: ReturnDispositionType, required: true }),
  }),
});
const RefundTo = builder.enumType('RefundTo', {
  description: 'ORIGINAL: back where it came from, in proportion.',
  values: ['ORIGINAL'] as const,
});
const ReturnItemsInput = builder.inputType('ReturnItemsInput', {
  description: 'Goods that a store takes back, whichever sold them.',
  fields: (t) => ({
    orderId: t.id({ required: true }),
    locationId: t.id({ required: true, description: 'Store that takes them.' }),
    lines: t.field({ type: [ReturnLineInput], required: true }),
    refundTo: t.field({ type: RefundTo, defaultValue: 'ORIGINAL' }),
    idempotencyKey: t.string({ required: true }),
  }),
});

builder.mutationField('returnItems', (t) =>
  t.field({
    type: ReturnPayloadType,
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    description: 'Takes goods back in any store, each unit once; needs orders:write there.',
    args: { input: t.arg({ type: ReturnItemsInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => returnItems(deps, request, input),
  }),
);
