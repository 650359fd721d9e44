import { badIds, type HostileMutations, notA } from '../../hostile-case.ts';
import { HUGE, MAX_INT } from '../../values.ts';
import { cancel } from '../changes/steps.ts';

const ONE_EURO = { amount: '1.00', currencyCode: 'EUR' };
const returned = { orderLineId: '@shipped.line', quantity: 1, disposition: 'RESTOCKED' };

export const returnsMutations: HostileMutations = {
  createReturn: {
    as: 'lyonAssociate',
    others: {
      anonymous: 'UNAUTHENTICATED',
      alice: 'FORBIDDEN',
      executive: 'FORBIDDEN',
      parisAssociate: 'FORBIDDEN',
    },
    input: { idempotencyKey: '@key', orderId: '@shipped', locationId: '@lyon', lines: [returned] },
    outcome: 'CreateReturnPayload',
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
  refundOrder: {
    as: 'service',
    others: {
      anonymous: 'UNAUTHENTICATED',
      alice: 'FORBIDDEN',
      executive: 'FORBIDDEN',
      lyonAssociate: 'FORBIDDEN',
    },
    input: { idempotencyKey: '@key', orderId: '@shipped', amount: ONE_EURO, reason: 'A scratch' },
    outcome: 'RefundOrderPayload',
    again: { outcome: 'same', otherBody: { reason: 'A stain' } },
    cases: [
      ...badIds('orderId', 'ord'),
      { kind: 'malformed', what: 'no reason', input: { reason: ' ' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a reason of 100,000 characters', input: { reason: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'less than nothing',
        input: { amount: { ...ONE_EURO, amount: '-1.00' } },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'more than was paid',
        input: { amount: { ...ONE_EURO, amount: '999999999999.00' } },
        outcome: 'ValidationError',
      },
      notA('decimal', { amount: { ...ONE_EURO, amount: 'ten' } }),
      {
        kind: 'wrong order',
        what: 'of an order that is canceled',
        first: [cancel],
        input: { orderId: '@order' },
        outcome: 'ConflictError',
      },
    ],
  },
};
