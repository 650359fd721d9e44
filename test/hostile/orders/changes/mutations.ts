import { badIds, type HostileMutations } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';
import { step } from '../fulfillment/steps.ts';
import { cancel } from './steps.ts';

export const changesMutations: HostileMutations = {
  cancelOrder: {
    as: 'alice',
    others: {
      anonymous: ['NotFoundError', 'UNAUTHENTICATED'],
      bob: 'NotFoundError',
      executive: ['NotFoundError', 'FORBIDDEN'],
      lyonAssociate: 'FORBIDDEN',
    },
    input: { idempotencyKey: '@key', orderId: '@order', reason: 'too late' },
    outcome: 'CancelOrderPayload',
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
};
