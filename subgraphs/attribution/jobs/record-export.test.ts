import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { cancelJob } from './cancel-job.ts';
import { listJobs } from './list-jobs.ts';
import { statusOf } from './model/job.ts';
import { type FilePiece, recordExport } from './record-export.ts';

let database: TestDatabase;
let db: Database;
const clock = new FakeClock(new Date('2026-11-20T09:00:00Z'));
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.open('attribution');
});
afterAll(() => database?.drop());

const context = createRequestContext({ actor: staffActor(['ADMIN']) });
/** Milliseconds after which a job says how far it is, and some. */
const SAID_MS = 1_100;

const open = (name: string, pieces: AsyncIterable<FilePiece>, own = db, signal = new AbortController().signal) =>
  recordExport({ db: own, clock }, { name, rowCount: 300 }, pieces, signal);

async function* threeHundred(): AsyncGenerator<FilePiece> {
  yield { text: 'head\n', rows: 0 };
  for (const part of ['a', 'b', 'c']) yield { text: `${part}\n`, rows: 100 };
}

async function jobOf(name: string) {
  const { nodes } = await listJobs({ db }, context, { first: 100 });
  const found = nodes.find(({ subject }) => subject === name) ?? expect.fail(`no job of ${name}`);
  return { ...found, status: statusOf(found, clock.now()) };
}

it('is a job that tells how many rows are out while it is read, and how many there were', async () => {
  const file = open('sales.csv', threeHundred());
  expect((await file.next()).value).toBe('head\n');
  expect(await jobOf('sales.csv')).toMatchObject({ kind: 'EXPORT', status: 'RUNNING', done: 0, expected: 300 });
  await file.next();
  await sleep(SAID_MS);
  await file.next();
  expect(await jobOf('sales.csv')).toMatchObject({ status: 'RUNNING', done: 100 });
  expect([(await file.next()).value, (await file.next()).done]).toEqual(['c\n', true]);
  expect(await jobOf('sales.csv')).toMatchObject({
    status: 'DONE',
    done: 300,
    counts: [{ code: 'ROWS', count: 300 }],
    outcome: 'Wrote 300 rows.',
  });
});

it('ends by an error once it is asked to stop, so that a part is never taken for the whole', async () => {
  const file = open('stopped.csv', threeHundred());
  await file.next();
  const { id } = await jobOf('stopped.csv');
  await cancelJob({ db, clock }, context, { jobId: id, idempotencyKey: randomUUID() });
  await file.next();
  await sleep(SAID_MS);
  await expect(file.next()).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  expect(await jobOf('stopped.csv')).toMatchObject({ status: 'CANCELED', done: 100 });
});

it('says that its reader left, and what failed without a word of the inside', async () => {
  const left = open('left.csv', threeHundred());
  await left.next();
  await left.return(undefined);
  expect(await jobOf('left.csv')).toMatchObject({
    status: 'FAILED',
    outcome: expect.stringContaining('closed the connection'),
  });

  const failing = (error: Error) =>
    (async function* (): AsyncGenerator<FilePiece> {
      yield { text: 'head\n', rows: 0 };
      throw error;
    })();
  const broken = open('broken.csv', failing(new Error('postgresql://passerelle:secret@10.0.0.1')));
  await broken.next();
  await expect(broken.next()).rejects.toThrow('secret');
  expect(await jobOf('broken.csv')).toMatchObject({ status: 'FAILED', outcome: expect.not.stringContaining('secret') });

  const told = open('told.csv', failing(new NotFoundError('channel', 'chn_1')));
  await told.next();
  await expect(told.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await jobOf('told.csv')).toMatchObject({ status: 'FAILED', outcome: expect.stringContaining('chn_1') });
});

it('is whole although nothing can be said of it', async () => {
  const other = await createTestDatabase();
  const gone = other.open('attribution');
  await other.drop();
  const pieces: string[] = [];
  for await (const piece of open('silent.csv', threeHundred(), gone)) pieces.push(piece);
  expect(pieces).toEqual(['head\n', 'a\n', 'b\n', 'c\n']);
});
