import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { isJobId, type Job } from './model/job.ts';
import { lockJob, markCancelAsked } from './store/jobs.ts';

/**
 * Asks a job to stop: its command does so after the batch that it is at. Asked twice, it is asked once.
 * @throws NotFoundError; ConflictError for one that has ended, and for one that cannot stop half-way.
 */
export async function cancelJob(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  { jobId, idempotencyKey }: { readonly jobId: string; readonly idempotencyKey: string },
): Promise<Job> {
  assertCan(actor, 'operations:write');
  const call = {
    scope: `cancel-job by ${actorName(actor)}`,
    key: parseIdempotencyKey(idempotencyKey),
    body: { jobId },
  };
  const at = clock.now();
  return db.inTransaction('cancel-job', async (tx) => {
    const job = isJobId(jobId) ? await lockJob(tx, jobId) : undefined;
    if (!job) throw new NotFoundError('job', jobId, 'jobId');
    await once(tx, call, async () => {
      if (job.endedAs !== null) throw new ConflictError('This job has ended');
      if (!job.isCancelable) throw new ConflictError('This job cannot stop half-way');
      await markCancelAsked(tx, jobId, actorName(actor), at);
    });
    return { ...job, cancelAskedAt: job.cancelAskedAt ?? at };
  });
}
