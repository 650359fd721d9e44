import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, idempotencyKey, mutation } from '../../builder.ts';
import { CompletionType } from '../../order/graphql/types.ts';
import { type MovedFulfillment, moveFulfillment } from '../move-fulfillment.ts';
import { FulfillmentOrderType } from './types.ts';

const StartFulfillmentInput = builder.inputType('StartFulfillmentInput', {
  description: 'The fulfillment order whose picking begins.',
  fields: (t) => ({
    fulfillmentOrderId: t.id({ required: true, description: 'Which one; of a location of the caller.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const MarkFulfillmentReadyInput = builder.inputType('MarkFulfillmentReadyInput', {
  description: 'The fulfillment order that is packed.',
  fields: (t) => ({
    fulfillmentOrderId: t.id({ required: true, description: 'Which one; of a location of the caller.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const ShipFulfillmentInput = builder.inputType('ShipFulfillmentInput', {
  description: 'The fulfillment order that leaves with a carrier.',
  fields: (t) => ({
    fulfillmentOrderId: t.id({ required: true, description: 'Which one; of a location of the caller.' }),
    trackingNumber: t.string({ description: "The carrier's number of the parcel, at most 100 characters." }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const CompletePickupInput = builder.inputType('CompletePickupInput', {
  description: 'The fulfillment order that its customer collects.',
  fields: (t) => ({
    fulfillmentOrderId: t.id({ required: true, description: 'Which one; of a location of the caller.' }),
    pickupCode: t.string({ required: true, description: 'The code that the customer shows.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

const fulfillmentOrderField = {
  type: FulfillmentOrderType,
  description: 'It as the step has left it.',
  resolve: (moved: MovedFulfillment) => moved.fulfillmentOrder,
};
const completionField = {
  type: CompletionType,
  description: 'Whether stock shows it too.',
  resolve: (moved: MovedFulfillment) => moved.completion,
};
const errors = [NotFoundError, ConflictError];

mutation('startFulfillment', {
  description: 'Picking has begun.',
  access: 'orders:write',
  input: StartFulfillmentInput,
  errors,
  resolve: (input, { deps, request }) => moveFulfillment(deps, request, input, 'IN_PROGRESS'),
  payload: (t) => ({ fulfillmentOrder: t.field(fulfillmentOrderField), completion: t.field(completionField) }),
});
mutation('markFulfillmentReady', {
  description: 'It is packed and waits for its customer or carrier.',
  access: 'orders:write',
  input: MarkFulfillmentReadyInput,
  errors,
  resolve: (input, { deps, request }) => moveFulfillment(deps, request, input, 'READY'),
  payload: (t) => ({ fulfillmentOrder: t.field(fulfillmentOrderField), completion: t.field(completionField) }),
});
mutation('shipFulfillment', {
  description: 'It is gone with a carrier: its units leave the stock.',
  access: 'orders:write',
  input: ShipFulfillmentInput,
  errors,
  resolve: (input, { deps, request }) => moveFulfillment(deps, request, input, 'SHIPPED'),
  payload: (t) => ({ fulfillmentOrder: t.field(fulfillmentOrderField), completion: t.field(completionField) }),
});
mutation('completePickup', {
  description: 'Its customer has collected it and showed the code: its units leave the stock.',
  access: 'orders:write',
  input: CompletePickupInput,
  errors,
  resolve: (input, { deps, request }) => moveFulfillment(deps, request, input, 'PICKED_UP'),
  payload: (t) => ({ fulfillmentOrder: t.field(fulfillmentOrderField), completion: t.field(completionField) }),
});
