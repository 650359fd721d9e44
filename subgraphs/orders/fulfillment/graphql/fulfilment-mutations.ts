import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, IdempotencyKeyReusedError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { Completion } from '../../graphql/enums.ts';
import { type MovedFulfilment, moveFulfilment } from '../move-fulfilment.ts';
import { FulfilmentOrder } from './fulfilment-order.ts';

const errors = { types: [NotFoundError, ConflictError, IdempotencyKeyReusedError, ...COMMON_ERRORS] };

const FulfilmentOrderPayload = builder.objectRef<MovedFulfilment>('FulfilmentOrderPayload').implement({
  description: 'The fulfilment order after the step.',
  fields: (t) => ({
    fulfilmentOrder: t.field({ type: FulfilmentOrder, resolve: (moved) => moved.fulfilmentOrder }),
    completion: t.field({ type: Completion, resolve: (moved) => moved.completion }),
  }),
});

const FulfilmentStepInput = builder.inputType('FulfilmentStepInput', {
  description: 'The fulfilment order that takes a step.',
  fields: (t) => ({ fulfilmentOrderId: t.id({ required: true }), idempotencyKey: t.string({ required: true }) }),
});
const ShipFulfilmentInput = builder.inputType('ShipFulfilmentInput', {
  description: 'The fulfilment order that leaves with a carrier.',
  fields: (t) => ({
    fulfilmentOrderId: t.id({ required: true }),
    idempotencyKey: t.string({ required: true }),
    trackingCode: t.string(),
  }),
});
const HandOverInput = builder.inputType('HandOverInput', {
  description: 'The fulfilment order that its customer collects.',
  fields: (t) => ({
    fulfilmentOrderId: t.id({ required: true }),
    idempotencyKey: t.string({ required: true }),
    pickupCode: t.string({ required: true, description: 'The code that the customer shows.' }),
  }),
});

builder.mutationFields((t) => ({
  startFulfilment: t.field({
    type: FulfilmentOrderPayload,
    errors,
    description: 'Picking has begun. Needs orders:write in that location, as all steps do.',
    args: { input: t.arg({ type: FulfilmentStepInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveFulfilment(deps, request, input, 'IN_PROGRESS'),
  }),
  markReady: t.field({
    type: FulfilmentOrderPayload,
    errors,
    description: 'Packed and waiting for its customer or carrier.',
    args: { input: t.arg({ type: FulfilmentStepInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveFulfilment(deps, request, input, 'READY'),
  }),
  shipFulfilment: t.field({
    type: FulfilmentOrderPayload,
    errors,
    description: 'Gone with a carrier: its units leave the stock.',
    args: { input: t.arg({ type: ShipFulfilmentInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveFulfilment(deps, request, input, 'SHIPPED'),
  }),
  handOver: t.field({
    type: FulfilmentOrderPayload,
    errors,
    description: 'Collected by its customer, who showed the code: its units leave the stock.',
    args: { input: t.arg({ type: HandOverInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveFulfilment(deps, request, input, 'HANDED_OVER'),
  }),
}));
