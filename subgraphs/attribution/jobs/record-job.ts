import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { jobReport } from './model/job.ts';
import { saveJob } from './store/jobs.ts';

/**
 * Records how far a job of a command is. @returns true when somebody of the staff asked it to stop.
 * @throws ValidationError
 */
export async function recordJob(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  context: RequestContext,
  raw: unknown,
): Promise<boolean> {
  assertCan(context.actor, 'operations:write');
  return saveJob(db, parseInput(jobReport, raw), clock.now());
}
