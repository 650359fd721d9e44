import { z } from 'zod';
import { JOB_COUNTS, type JobCount } from '../../../shared/job-counts.ts';
import { JOB_STEPS, type JobStep } from '../../../shared/job-steps.ts';

const JOB_KINDS = ['IMPORT', 'EXPORT', 'HISTORY', 'REBUILD'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

const JOB_ENDS = ['DONE', 'FAILED', 'CANCELED'] as const;
/** @public named by tables.prisma. */
export type JobEnd = (typeof JOB_ENDS)[number];

export type JobStatus = JobEnd | 'RUNNING' | 'CANCELING' | 'LOST';

/** @public named by tables.prisma. */
export type JobCounts = readonly JobCount[];

/** Long work on the instance: what a command does, and files that are written while they are read. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly subject: string;
  readonly isCancelable: boolean;
  readonly step: JobStep | null;
  readonly done: number;
  readonly expected: number;
  readonly startedAt: Date;
  readonly reportedAt: Date;
  readonly endedAt: Date | null;
  readonly endedAs: JobEnd | null;
  readonly outcome: string | null;
  readonly counts: JobCounts;
  readonly files: readonly string[];
  readonly cancelAskedAt: Date | null;
}

/** A command reports every few seconds; one that was silent for this long was killed, or its machine was. */
const SILENT_MS = 60_000;

export function statusOf({ endedAs, reportedAt, cancelAskedAt }: Job, now: Date): JobStatus {
  if (endedAs !== null) return endedAs;
  if (now.getTime() - reportedAt.getTime() > SILENT_MS) return 'LOST';
  return cancelAskedAt === null ? 'RUNNING' : 'CANCELING';
}

const count = z.int().nonnegative().max(2_147_483_647);

/** Argument of `attributionRecordJob`: how far a job is, and its end once it has one. */
export const jobReport = z.object({
  id: z.uuid(),
  kind: z.enum(JOB_KINDS),
  subject: z.string().max(200),
  isCancelable: z.boolean(),
  step: z.enum(JOB_STEPS).nullable(),
  done: count,
  expected: count,
  endedAs: z.enum(JOB_ENDS).nullable(),
  outcome: z.string().max(2_000).nullable(),
  counts: z
    .array(z.object({ code: z.enum(JOB_COUNTS), count }))
    .max(JOB_COUNTS.length)
    .default([]),
  files: z.array(z.string().max(255)).max(20).default([]),
});
export type JobReport = z.infer<typeof jobReport>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True for what can be the id of a job. */
export function isJobId(raw: string): boolean {
  return UUID.test(raw);
}
