import { badIds, type HostileMutations, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

export const profilesMutations: HostileMutations = {
  updateCustomer: {
    as: 'alice',
    others: {
      anonymous: 'UNAUTHENTICATED',
      bob: ['FORBIDDEN', 'NotFoundError'],
      merchandiser: 'FORBIDDEN',
    },
    input: { customerId: '@alice', firstName: 'Alice' },
    outcome: 'UpdateCustomerPayload',
    again: SAME,
    cases: [
      ...badIds('customerId', 'cus', ['NotFoundError', 'FORBIDDEN']),
      {
        kind: 'malformed',
        what: 'a telephone number in words',
        input: { phone: 'call me' },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { lastName: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'a form read before another change',
        as: 'service',
        input: { expectedVersion: 0 },
        outcome: 'ConflictError',
      },
    ],
  },
};
