import { badIds, type HostileCase, type HostileMutations, HUGE, onlyFor } from '../hostile-case.ts';

const step = (mutation: string, fulfilmentOrderId: string, more: object = {}) =>
  ({ as: 'admin', mutation, input: { idempotencyKey: '@otherKey', fulfilmentOrderId, ...more } }) as const;
const cancel = {
  as: 'admin',
  mutation: 'cancelOrder',
  input: { idempotencyKey: '@otherKey', orderId: '@order', reason: 'no' },
} as const;
const handOver = step('handOver', '@pickup.fulfilment', { pickupCode: '@pickup.code' });

function ofSteps(state: string): HostileCase[] {
  return [
    ...badIds('fulfilmentOrderId', 'ful'),
    {
      kind: 'malformed',
      what: 'a key with a line break',
      input: { idempotencyKey: 'a\nb' },
      outcome: 'ValidationError',
    },
    {
      kind: 'wrong order',
      what: `${state} of an order that is cancelled`,
      first: [cancel],
      input: { fulfilmentOrderId: '@order.fulfilment' },
      outcome: 'ConflictError',
    },
    {
      kind: 'wrong order',
      what: `${state} after it was shipped`,
      first: [step('shipFulfilment', '@order.fulfilment')],
      input: { fulfilmentOrderId: '@order.fulfilment' },
      outcome: 'ConflictError',
    },
  ];
}

export const FULFILMENT: HostileMutations = {
  startFulfilment: {
    as: 'service',
    others: { ...onlyFor('executive'), lyonAssociate: 'ForbiddenError' },
    input: { idempotencyKey: '@key', fulfilmentOrderId: '@pickup.fulfilment' },
    outcome: 'FulfilmentOrderPayload',
    again: { outcome: 'same' },
    cases: [
      ...ofSteps('picking'),
      {
        kind: 'wrong order',
        what: 'after it was ready',
        first: [step('markReady', '@pickup.fulfilment')],
        input: {},
        outcome: 'ConflictError',
      },
    ],
  },
  markReady: {
    as: 'service',
    others: { ...onlyFor('executive'), lyonAssociate: 'ForbiddenError' },
    input: { idempotencyKey: '@key', fulfilmentOrderId: '@pickup.fulfilment' },
    outcome: 'FulfilmentOrderPayload',
    again: { outcome: 'same' },
    cases: [...ofSteps('ready')],
  },
  shipFulfilment: {
    as: 'service',
    others: onlyFor('executive'),
    input: { idempotencyKey: '@key', fulfilmentOrderId: '@order.fulfilment', trackingCode: 'T' },
    outcome: 'FulfilmentOrderPayload',
    again: { outcome: 'same', otherBody: { trackingCode: 'U' } },
    cases: [
      ...ofSteps('shipping'),
      {
        kind: 'wrong order',
        what: 'what is to be collected',
        input: { fulfilmentOrderId: '@pickup.fulfilment' },
        outcome: 'ConflictError',
      },
      {
        kind: 'huge',
        what: 'a tracking code of 100,000 characters',
        input: { trackingCode: HUGE },
        outcome: 'ValidationError',
      },
    ],
  },
  handOver: {
    as: 'parisAssociate',
    others: { ...onlyFor('executive'), lyonAssociate: 'ForbiddenError' },
    input: { idempotencyKey: '@key', fulfilmentOrderId: '@readyPickup.fulfilment', pickupCode: '@readyPickup.code' },
    outcome: 'FulfilmentOrderPayload',
    again: { outcome: 'same' },
    cases: [
      ...badIds('fulfilmentOrderId', 'ful'),
      {
        kind: 'wrong order',
        what: 'before it is ready',
        input: { fulfilmentOrderId: '@pickup.fulfilment', pickupCode: '@pickup.code' },
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'again under another key',
        first: [
          {
            ...handOver,
            input: { ...handOver.input, fulfilmentOrderId: '@readyPickup.fulfilment', pickupCode: '@readyPickup.code' },
          },
        ],
        input: {},
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'what is to be shipped',
        as: 'service',
        input: { fulfilmentOrderId: '@order.fulfilment' },
        outcome: 'ConflictError',
      },
      {
        kind: 'unauthorised',
        what: 'a code that is not this order’s',
        input: { pickupCode: '000000' },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a code of 100,000 characters', input: { pickupCode: HUGE }, outcome: 'ValidationError' },
    ],
  },
};
