import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { moveFulfillment } from '../move-fulfillment.ts';
import { FulfillmentOrderPayloadType } from './types.ts';

const errors = { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] };

const StartFulfillmentInput = builder.inputType('StartFulfillmentInput', {
  description: 'The fulfillment order whose picking begins.',
  fields: (t) => ({ fulfillmentOrderId: t.id({ required: true }), idempotencyKey: t.string({ required: true }) }),
});
const MarkFulfillmentReadyInput = builder.inputType('MarkFulfillmentReadyInput', {
  description: 'The fulfillment order that is packed.',
  fields: (t) => ({ fulfillmentOrderId: t.id({ required: true }), idempotencyKey: t.string({ required: true }) }),
});
const ShipFulfillmentInput = builder.inputType('ShipFulfillmentInput', {
  description: 'The fulfillment order that leaves with a carrier.',
  fields: (t) => ({
    fulfillmentOrderId: t.id({ required: true }),
    idempotencyKey: t.string({ required: true }),
    trackingCode: t.string(),
  }),
});
const CompletePickupInput = builder.inputType('CompletePickupInput', {
  description: 'The fulfillment order that its customer collects.',
  fields: (t) => ({
    fulfillmentOrderId: t.id({ required: true }),
    idempotencyKey: t.string({ required: true }),
    pickupCode: t.string({ required: true, description: 'The code that the customer shows.' }),
  }),
});

builder.mutationFields((t) => ({
  startFulfillment: t.field({
    type: FulfillmentOrderPayloadType,
    errors,
    description: 'Picking has begun. Needs orders:write in that location, as all steps do.',
    args: { input: t.arg({ type: StartFulfillmentInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveFulfillment(deps, request, input, 'IN_PROGRESS'),
  }),
  markFulfillmentReady: t.field({
    type: FulfillmentOrderPayloadType,
    errors,
    description: 'Packed and waiting for its customer or carrier.',
    args: { input: t.arg({ type: MarkFulfillmentReadyInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveFulfillment(deps, request, input, 'READY'),
  }),
  shipFulfillment: t.field({
    type: FulfillmentOrderPayloadType,
    errors,
    description: 'Gone with a carrier: its units leave the stock.',
    args: { input: t.arg({ type: ShipFulfillmentInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveFulfillment(deps, request, input, 'SHIPPED'),
  }),
  completePickup: t.field({
    type: FulfillmentOrderPayloadType,
    errors,
    description: 'Collected by its customer, who showed the code: its units leave the stock.',
    args: { input: t.arg({ type: CompletePickupInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveFulfillment(deps, request, input, 'PICKED_UP'),
  }),
}));
