import { badIds, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';

export const jobsMutations: HostileMutations = {
  cancelJob: {
    as: 'admin',
    others: { ...onlyFor('executive'), merchandiser: 'FORBIDDEN', parisAssociate: 'FORBIDDEN', service: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', jobId: '@job' },
    outcome: 'CancelJobPayload',
    again: { ...SAME, otherBody: { jobId: '@endedJob' } },
    cases: [
      ...badIds('jobId', 'ord'),
      {
        kind: 'wrong order',
        what: 'a job that has ended',
        input: { jobId: '@endedJob' },
        outcome: 'ConflictError',
      },
    ],
  },
};
