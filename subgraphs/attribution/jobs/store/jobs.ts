import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { job } from '../../prisma/generated/tables.ts';
import type { Job, JobReport } from '../model/job.ts';

const JOB = select(
  pick(
    job,
    ...(['id', 'kind', 'subject', 'isCancelable', 'step', 'done', 'expected', 'startedAt', 'reportedAt'] as const),
    ...(['endedAt', 'endedAs', 'outcome', 'counts', 'files', 'cancelAskedAt'] as const),
  ),
);

/** Writes how far a job is; one that has ended stays as it is. @returns true when somebody asked it to stop. */
export async function saveJob(db: Reader, report: JobReport, now: Date): Promise<boolean> {
  const row = {
    ...report,
    ...{ startedAt: now, reportedAt: now, endedAt: report.endedAs === null ? null : now },
    ...{ cancelAskedAt: null, cancelAskedBy: null },
  };
  const [saved] = await db.query(sql`
    ${insertRow(job, row)} on conflict (id) do update set
      step = excluded.step, done = excluded.done, expected = excluded.expected, reported_at = excluded.reported_at,
      ended_at = excluded.ended_at, ended_as = excluded.ended_as, outcome = excluded.outcome,
      counts = excluded.counts, files = excluded.files
    where job.ended_at is null returning ${select(pick(job, 'cancelAskedAt'))}`);
  return saved !== undefined && saved.cancelAskedAt !== null;
}

/** Deletes jobs that began before a moment. */
export const removeJobs = (before: Date, limit: number) => sql`
  delete from job where id in (select id from job where started_at < ${before} limit ${limit}) returning 1`;

/** Jobs, those that began last first. */
export function readJobs(db: Reader, page: PageRequest): Promise<Job[]> {
  const columns = [{ column: job.startedAt, type: 'timestamptz' as const }, { column: job.id }];
  const { bounds, order } = keyset(page, columns, 'desc');
  return db.query(sql`select ${JOB} from job where ${bounds} order by ${order} limit ${page.limit + 1}`);
}

export async function countJobs(db: Reader): Promise<number> {
  const [row] = await db.query(sql`select ${select({ count: integer(sql`count(*)`) })} from job`);
  return row?.count ?? 0;
}

export async function lockJob(tx: Tx, id: string): Promise<Job | undefined> {
  const [row] = await tx.query(sql`select ${JOB} from job where ${job.id} = ${id} for no key update`);
  return row;
}

/** Asks a job to stop; who asked first stays. */
export async function markCancelAsked(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await tx.query(sql`
    update job set cancel_asked_at = ${at}, cancel_asked_by = ${by} where ${job.id} = ${id} and cancel_asked_at is null`);
}
