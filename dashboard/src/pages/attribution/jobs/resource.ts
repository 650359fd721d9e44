import { uuidv7 } from 'uuidv7';
import type { GraphQLClient } from '../../../api/client.ts';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import { cancelJobDocument, type JobsResult, jobsDocument } from '../../../api/generated/attribution/jobs.ts';
import type { CreateHandlers } from '../../../api/resource.ts';

export type JobRow = JobsResult['jobs']['nodes'][number];

export const jobHandlers: CreateHandlers = (client, cursors) => ({
  getList: (params) =>
    listByPage(cursors, 'jobs', params, async (first, after) => {
      const { jobs } = await client.request(jobsDocument, { first, after }, { signal: params.signal });
      return { ...jobs, meta: undefined };
    }),
});

/** Asks a job to stop. */
export async function cancelJob(client: GraphQLClient, jobId: string): Promise<void> {
  const { cancelJob: result } = await client.request(cancelJobDocument, { input: { jobId, idempotencyKey: uuidv7() } });
  expectMember(result, 'CancelJobPayload');
}
