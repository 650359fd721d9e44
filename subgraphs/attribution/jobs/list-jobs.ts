import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { Job } from './model/job.ts';
import { countJobs, readJobs } from './store/jobs.ts';

/** Jobs of the last year, those that began last first. */
export async function listJobs(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  args: PageArgs,
): Promise<Page<Job>> {
  assertCan(actor, 'operations:write');
  const page = parseInstantPage(args);
  const rows = await readJobs(db, page);
  return toPage(
    rows,
    page,
    ({ startedAt, id }) => [startedAt.toISOString(), id],
    () => countJobs(db),
  );
}
