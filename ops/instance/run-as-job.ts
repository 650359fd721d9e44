import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import type { JobCount } from '../../subgraphs/shared/job-counts.ts';
import type { JobStep } from '../../subgraphs/shared/job-steps.ts';
import type { Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';

/** Records how far a job is, where staff see it. True when one of them asked it to stop. */
export const RECORD_JOB = definePort<{ job: unknown }, boolean>({
  domain: 'attribution',
  document: 'mutation RecordJob($job: JSON!) { attributionRecordJob(job: $job) }',
  result: z.boolean(),
});

/** What a command does, as staff are shown it. */
export interface JobDescription {
  readonly kind: 'IMPORT' | 'REBUILD';
  readonly subject: string;
  readonly isCancelable: boolean;
  /** A report that fails does not stop the work. */
  readonly record: (job: unknown) => Promise<boolean>;
}

/** What a job came to: in words as its command prints it, and as numbers and names of files, which a page translates. */
export interface JobResult {
  readonly summary: string;
  readonly counts?: readonly JobCount[];
  readonly files?: readonly string[];
}

/** Milliseconds between reports of a job that moves, and of one that is busy with a long batch. */
const EVERY_MS = 1_000;
const ALIVE_MS = 10_000;
/** Whole numbers of the graph have 32 bits; files have more bytes. */
const MOST = 2_147_483_647;
const LONGEST_OUTCOME = 2_000;
/** Files of refused rows that are named, and characters of a name. */
const MOST_FILES = 20;
const LONGEST_NAME = 255;

const asCount = (value: number, scale: number): number => Math.min(MOST, Math.max(0, Math.floor(value / scale)));

/**
 * Runs a command's work as a job: the dashboard shows its progress and its result, and can ask it to stop, which
 * it does at its next step forward. Work that fails before its first step forward leaves no job.
 * @throws StartupError when it was asked to stop; else what the work throws
 */
export async function runAsJob<Result extends JobResult>(
  { record, isCancelable, ...described }: JobDescription,
  progress: Progress,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const id = randomUUID();
  let at: { step: JobStep | null; done: number; expected: number } | undefined;
  let isAsked = false;
  let saidAt = 0;
  let pending: Promise<void> | undefined;

  async function report(endedAs: string | null, outcome: string | null, result?: JobResult): Promise<void> {
    const scale = Math.ceil(Math.max(at?.expected ?? 0, at?.done ?? 0, 1) / MOST);
    const counts = { done: asCount(at?.done ?? 0, scale), expected: asCount(at?.expected ?? 0, scale) };
    const job = {
      ...{ ...described, id, isCancelable, step: at?.step ?? null, ...counts, endedAs, outcome },
      counts: (result?.counts ?? []).map(({ code, count }) => ({ code, count: asCount(count, 1) })),
      files: (result?.files ?? []).slice(0, MOST_FILES).map((file) => basename(file).slice(0, LONGEST_NAME)),
    };
    try {
      isAsked = (await record(job)) || isAsked;
    } catch {
      // The work is worth more than what is said of it.
    }
  }
  function say(): void {
    saidAt = Date.now();
    pending ??= report(null, null).finally(() => {
      pending = undefined;
    });
  }
  async function end(endedAs: string, outcome: string, result?: JobResult): Promise<void> {
    clearInterval(alive);
    await pending;
    await report(endedAs, outcome.slice(0, LONGEST_OUTCOME), result);
  }

  const alive = setInterval(() => at && say(), ALIVE_MS);
  alive.unref();
  const recorded: Progress = {
    start(label, total = 1, jobStep) {
      const step = progress.start(label, total, jobStep);
      let expected = total;
      return {
        update(done, newTotal) {
          expected = newTotal ?? expected;
          step.update(done, newTotal);
          at = { step: jobStep ?? null, done, expected };
          if (isAsked && isCancelable) throw new StartupError('Stopped from the dashboard. Run it again to continue.');
          if (Date.now() - saidAt >= EVERY_MS) say();
        },
        finish: (note) => step.finish(note),
      };
    },
    close: () => progress.close(),
  };
  try {
    const result = await work(recorded);
    await end('DONE', result.summary, result);
    return result;
  } catch (error) {
    clearInterval(alive);
    if (at)
      await end(
        isAsked && isCancelable ? 'CANCELED' : 'FAILED',
        error instanceof Error ? error.message : String(error),
      );
    throw error;
  }
}
