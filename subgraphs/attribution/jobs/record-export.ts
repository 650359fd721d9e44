import { randomUUID } from 'node:crypto';
import { ConflictError, DomainError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from '../deps.ts';
import type { JobEnd, JobReport } from './model/job.ts';
import { saveJob } from './store/jobs.ts';

/** Text of a file, with how many of its rows it holds. */
export interface FilePiece {
  readonly text: string;
  readonly rows: number;
}

/** Milliseconds between reports of an export that moves, and of one whose reader takes its time. */
const EVERY_MS = 1_000;
const ALIVE_MS = 10_000;
/** Whole numbers of the graph have 32 bits. */
const MOST = 2_147_483_647;

const UNREAD = 'The reader closed the connection.';

/** A domain error says its sentence; any other nothing. */
const sentenceOf = (error: unknown) =>
  error instanceof DomainError ? error.message : 'An internal error; the log of the server says which.';

/**
 * Writes a file while a job tells how many of its rows are out. Asked to stop, it ends by an error, which ends the
 * connection: a part of a file is never taken for all of it. A report that fails does not stop the file.
 * @throws ConflictError when somebody of the staff asked it to stop; else what the pieces throw
 */
export async function* recordExport(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { name, rowCount }: { readonly name: string; readonly rowCount: number },
  pieces: AsyncIterable<FilePiece>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const id = randomUUID();
  let done = 0;
  let isAsked = false;
  let saidAt = Date.now();

  async function report(end: Pick<JobReport, 'endedAs' | 'outcome'> = { endedAs: null, outcome: null }): Promise<void> {
    saidAt = Date.now();
    const rows = Math.min(MOST, done);
    const job: JobReport = {
      ...{ id, kind: 'EXPORT', subject: name, isCancelable: true, step: null, files: [], ...end },
      ...{ done: rows, expected: Math.min(MOST, rowCount) },
      counts: end.endedAs === null ? [] : [{ code: 'ROWS', count: rows }],
    };
    isAsked = (await saveJob(db, job, clock.now()).catch(() => false)) || isAsked;
  }

  const alive = setInterval(() => void report(), ALIVE_MS);
  alive.unref();
  // Where it is left without an error, its reader has closed the connection.
  let [endedAs, outcome]: [JobEnd, string] = ['FAILED', UNREAD];
  try {
    await report();
    for await (const { text, rows } of pieces) {
      yield text;
      done += rows;
      if (Date.now() - saidAt >= EVERY_MS) await report();
      if (isAsked) throw new ConflictError('Stopped from the dashboard.');
    }
    [endedAs, outcome] = ['DONE', `Wrote ${done} rows.`];
  } catch (error) {
    [endedAs, outcome] = isAsked
      ? ['CANCELED', 'Stopped from the dashboard.']
      : ['FAILED', signal.aborted ? UNREAD : sentenceOf(error)];
    throw error;
  } finally {
    clearInterval(alive);
    await report({ endedAs, outcome });
  }
}
