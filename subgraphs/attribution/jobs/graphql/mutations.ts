import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, idempotencyKey, mutation } from '../../builder.ts';
import { cancelJob } from '../cancel-job.ts';
import { JobType } from './types.ts';

const CancelJobInput = builder.inputType('CancelJobInput', {
  description: 'Which job is to stop.',
  fields: (t) => ({
    jobId: t.id({ required: true, description: 'The job.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('cancelJob', {
  description:
    'Asks a job to stop, which it does after the batch that it is at; what came in until then stays. Refused for one that has ended or cannot stop half-way.',
  access: 'operations:write',
  input: CancelJobInput,
  errors: [NotFoundError, ConflictError],
  resolve: async (input, { deps, request }) => ({ job: await cancelJob(deps, request, input) }),
  payload: (t) => ({
    job: t.field({ type: JobType, description: 'The job as it is now.', resolve: ({ job }) => job }),
  }),
});
