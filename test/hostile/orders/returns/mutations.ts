import { badIds, type HostileMutations } from '../../hostile-case.ts';
import { MAX_INT } from '../../values.ts';
import { cancel } from '../changes/steps.ts';

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
};
