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
    input: { id: '@alice', firstName: 'Alice' },
    outcome: 'Customer',
    again: SAME,
    cases: [
      ...badIds('id', 'cus', ['NotFoundError', 'FORBIDDEN']),
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
        input: { expectedUpdatedAt: '2020-01-01T00:00:00Z' },
        outcome: 'ConflictError',
      },
    ],
  },
};
