import { badIds, type HostileCase, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';
import { cancel } from '../changes/steps.ts';
import { step } from './steps.ts';

function ofSteps(state: string): HostileCase[] {
  return [
    ...badIds('fulfillmentOrderId', 'ful'),
    {
      kind: 'malformed',
      what: 'a key with a line break',
      input: { idempotencyKey: 'a\nb' },
      outcome: 'BAD_USER_INPUT',
    },
    {
      kind: 'wrong order',
      what: `${state} of an order that is canceled`,
      first: [cancel],
      input: { fulfillmentOrderId: '@order.fulfillment' },
      outcome: 'ConflictError',
    },
    {
      kind: 'wrong order',
      what: `${state} after it was shipped`,
      first: [step('shipFulfillment', '@order.fulfillment')],
      input: { fulfillmentOrderId: '@order.fulfillment' },
      outcome: 'ConflictError',
    },
  ];
}

const completePickup = step('completePickup', '@pickup.fulfillment', { pickupCode: '@pickup.code' });

export const fulfillmentMutations: HostileMutations = {
  startFulfillment: {
    as: 'service',
    others: { ...onlyFor('executive'), lyonAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', fulfillmentOrderId: '@pickup.fulfillment' },
    outcome: 'StartFulfillmentPayload',
    again: SAME,
    cases: [
      ...ofSteps('picking'),
      {
        kind: 'wrong order',
        what: 'after it was ready',
        first: [step('markFulfillmentReady', '@pickup.fulfillment')],
        input: {},
        outcome: 'ConflictError',
      },
    ],
  },
  markFulfillmentReady: {
    as: 'service',
    others: { ...onlyFor('executive'), lyonAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', fulfillmentOrderId: '@pickup.fulfillment' },
    outcome: 'MarkFulfillmentReadyPayload',
    again: SAME,
    cases: [...ofSteps('ready')],
  },
  shipFulfillment: {
    as: 'service',
    others: onlyFor('executive'),
    input: { idempotencyKey: '@key', fulfillmentOrderId: '@order.fulfillment', trackingNumber: 'T' },
    outcome: 'ShipFulfillmentPayload',
    again: { outcome: 'same', otherBody: { trackingNumber: 'U' } },
    cases: [
      ...ofSteps('shipping'),
      {
        kind: 'wrong order',
        what: 'what is to be collected',
        input: { fulfillmentOrderId: '@pickup.fulfillment' },
        outcome: 'ConflictError',
      },
      {
        kind: 'huge',
        what: 'a tracking code of 100,000 characters',
        input: { trackingNumber: HUGE },
        outcome: 'ValidationError',
      },
    ],
  },
  completePickup: {
    as: 'parisAssociate',
    others: { ...onlyFor('executive'), lyonAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', fulfillmentOrderId: '@readyPickup.fulfillment', pickupCode: '@readyPickup.code' },
    outcome: 'CompletePickupPayload',
    again: SAME,
    cases: [
      ...badIds('fulfillmentOrderId', 'ful'),
      {
        kind: 'wrong order',
        what: 'before it is ready',
        input: { fulfillmentOrderId: '@pickup.fulfillment', pickupCode: '@pickup.code' },
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'again under another key',
        first: [
          {
            ...completePickup,
            input: {
              ...completePickup.input,
              fulfillmentOrderId: '@readyPickup.fulfillment',
              pickupCode: '@readyPickup.code',
            },
          },
        ],
        input: {},
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'what is to be shipped',
        as: 'service',
        input: { fulfillmentOrderId: '@order.fulfillment' },
        outcome: 'ConflictError',
      },
      {
        kind: 'unauthorized',
        what: 'a code that is not this order’s',
        input: { pickupCode: '000000' },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a code of 100,000 characters', input: { pickupCode: HUGE }, outcome: 'ValidationError' },
    ],
  },
};
