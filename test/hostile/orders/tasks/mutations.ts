import { badIds, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

export const tasksMutations: HostileMutations = {
  retryFailedTasks: {
    as: 'admin',
    others: onlyFor('executive'),
    input: { idempotencyKey: '@key', orderId: '@order' },
    outcome: 'RetryFailedTasksPayload',
    again: SAME,
    cases: [
      ...badIds('orderId', 'ord'),
      { kind: 'huge', what: 'an id of 100,000 characters', input: { orderId: HUGE }, outcome: 'NotFoundError' },
      {
        kind: 'wrong order',
        what: 'an order that owes nothing',
        input: { orderId: '@sale' },
        outcome: 'RetryFailedTasksPayload',
      },
    ],
  },
};
