import { badIds, type HostileMutations, HUGE, onlyFor } from '../hostile-case.ts';
import { EUR_100 } from '../seed.ts';

const MAX_INT = 2_147_483_647;
const FORTUNE = { amount: '9999999999999.99', currencyCode: 'EUR' };
const sold = { variantId: '@coat', quantity: 1, unitPrice: EUR_100 };
const returned = { orderLineId: '@shipped.line', quantity: 1, disposition: 'RESTOCKED' };
const step = (mutation: string, fulfillmentOrderId: string, more: object = {}) =>
  ({ as: 'admin', mutation, input: { idempotencyKey: '@otherKey', fulfillmentOrderId, ...more } }) as const;
const cancel = {
  as: 'admin',
  mutation: 'cancelOrder',
  input: { idempotencyKey: '@otherKey', orderId: '@order', reason: 'no' },
} as const;

export const ORDERS: HostileMutations = {
  recordTillSale: {
    as: 'parisAssociate',
    others: { ...onlyFor('executive'), lyonAssociate: 'ForbiddenError' },
    input: {
      terminalId: '@text.upper',
      sequence: 1,
      locationId: '@paris',
      occurredAt: '2026-11-21T09:00:00Z',
      lines: [sold],
      payments: [{ kind: 'CASH', amount: EUR_100 }],
    },
    outcome: 'OrderPayload',
    again: { outcome: 'same', otherBody: { payments: [{ kind: 'CARD', amount: EUR_100 }] } },
    cases: [
      ...badIds('locationId', 'loc', ['ForbiddenError', 'NotFoundError']).map((one) => ({
        ...one,
        outcome: ['ValidationError', 'ForbiddenError', 'NotFoundError'],
      })),
      {
        kind: "another's id",
        what: 'a store of nobody, by who may sell in every store',
        as: 'admin',
        input: { locationId: 'loc_01890000-0000-7000-8000-000000000000' },
        outcome: 'NotFoundError',
      },
      // A till has sold already: what it names need not be known here, and is recorded as it was.
      {
        kind: "another's id",
        what: 'a variant of nobody, sold all the same',
        as: ['parisAssociate', 'admin'],
        input: { lines: [{ ...sold, variantId: 'var_01890000-0000-7000-8000-000000000003' }] },
        outcome: 'OrderPayload',
      },
      {
        kind: "another's id",
        what: 'a store of nobody, named by head office',
        as: 'admin',
        input: { locationId: 'loc_01890000-0000-7000-8000-000000000004' },
        outcome: 'NotFoundError',
      },
      {
        kind: 'malformed',
        what: 'a payment that does not add up',
        input: { payments: [{ kind: 'CASH', amount: { amount: '1.00', currencyCode: 'EUR' } }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'two currencies',
        input: { payments: [{ kind: 'CASH', amount: { amount: '100.00', currencyCode: 'USD' } }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a line that names nothing',
        input: { lines: [{ quantity: 1, unitPrice: EUR_100 }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a discount above the price',
        input: { lines: [{ ...sold, discount: { amount: '101.00', currencyCode: 'EUR' } }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'the most units that an Int takes',
        input: { lines: [{ ...sold, quantity: MAX_INT }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'prices whose sum is beyond bigint',
        input: {
          lines: [{ ...sold, quantity: 10_000, unitPrice: FORTUNE }],
          payments: Array.from({ length: 20 }, () => ({ kind: 'CASH', amount: FORTUNE })),
        },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a terminal of 100,000 characters',
        input: { terminalId: HUGE },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'SQL as a reservation',
        input: { reservation: "x' or 1=1--" },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a reservation of nobody, which is an ordinary sale',
        input: { reservation: 'NONESUCH' },
        outcome: 'OrderPayload',
      },
      {
        kind: 'wrong order',
        what: 'a sale of next year',
        input: { occurredAt: '2099-01-01T00:00:00Z' },
        outcome: 'ValidationError',
      },
      { kind: 'wrong order', what: 'a sequence below zero', input: { sequence: -1 }, outcome: 'ValidationError' },
      {
        kind: 'unauthorised',
        what: 'points, which nobody held first',
        input: { payments: [{ kind: 'POINTS', amount: EUR_100 }] },
        outcome: 'ValidationError',
      },
    ],
  },
  replayDeadCommands: {
    as: 'admin',
    others: onlyFor('executive'),
    input: { orderId: '@order' },
    outcome: 'OrderPayload',
    again: { outcome: 'same' },
    cases: [
      ...badIds('orderId', 'ord'),
      { kind: 'huge', what: 'an id of 100,000 characters', input: { orderId: HUGE }, outcome: 'NotFoundError' },
      { kind: 'wrong order', what: 'an order that owes nothing', input: { orderId: '@sale' }, outcome: 'OrderPayload' },
    ],
  },
  cancelOrder: {
    as: 'alice',
    others: {
      anonymous: ['NotFoundError', 'UnauthenticatedError'],
      bob: 'NotFoundError',
      executive: ['NotFoundError', 'ForbiddenError'],
    },
    input: { idempotencyKey: '@key', orderId: '@order', reason: 'too late' },
    outcome: 'OrderPayload',
    again: { outcome: 'same', otherBody: { reason: 'too early' } },
    cases: [
      ...badIds('orderId', 'ord'),
      { kind: 'huge', what: 'a reason of 100,000 characters', input: { reason: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'after it was shipped',
        first: [step('shipFulfillment', '@order.fulfillment')],
        input: {},
        outcome: 'ConflictError',
      },
      { kind: 'wrong order', what: 'again under another key', first: [cancel], input: {}, outcome: 'ConflictError' },
      {
        kind: 'wrong order',
        what: 'a sale that left the store',
        as: 'service',
        input: { orderId: '@sale' },
        outcome: 'ConflictError',
      },
    ],
  },
  returnItems: {
    as: 'lyonAssociate',
    others: {
      anonymous: 'UnauthenticatedError',
      alice: 'ForbiddenError',
      executive: 'ForbiddenError',
      parisAssociate: 'ForbiddenError',
    },
    input: { idempotencyKey: '@key', orderId: '@shipped', locationId: '@lyon', lines: [returned] },
    outcome: 'ReturnPayload',
    again: { outcome: 'same', otherBody: { lines: [{ ...returned, disposition: 'DAMAGED' }] } },
    cases: [
      ...badIds('orderId', 'ord'),
      { kind: 'malformed', what: 'nothing', input: { lines: [] }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'fewer than no units',
        input: { lines: [{ ...returned, quantity: -1 }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'no units',
        input: { lines: [{ ...returned, quantity: 0 }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'the most units that an Int takes',
        input: { lines: [{ ...returned, quantity: MAX_INT }] },
        outcome: ['ValidationError', 'ConflictError'],
      },
      {
        kind: 'huge',
        what: '1,000 lines',
        input: { lines: Array.from({ length: 1_000 }, () => returned) },
        outcome: ['ValidationError', 'ConflictError'],
      },
      {
        kind: "another's id",
        what: 'a line of another order',
        input: { lines: [{ ...returned, orderLineId: '@bobOrder.line' }] },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      {
        kind: 'wrong order',
        what: 'one unit more than was bought',
        input: { lines: [{ ...returned, quantity: 3 }] },
        outcome: ['ConflictError', 'ValidationError'],
      },
      {
        kind: 'twice',
        what: 'one line twice, beyond what was bought',
        input: {
          lines: [
            { ...returned, quantity: 2 },
            { ...returned, quantity: 1 },
          ],
        },
        outcome: ['ConflictError', 'ValidationError'],
      },
      {
        kind: 'wrong order',
        what: 'from an order that is canceled',
        first: [cancel],
        input: { orderId: '@order', lines: [{ ...returned, orderLineId: '@order.line' }] },
        outcome: 'ConflictError',
      },
    ],
  },
};
