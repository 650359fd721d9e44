import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { service, staffActor } from '../../../test/support/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { cancelJob } from './cancel-job.ts';
import { listJobs } from './list-jobs.ts';
import { statusOf } from './model/job.ts';
import { recordJob } from './record-job.ts';

let database: TestDatabase;
let db: Database;
const clock = new FakeClock(new Date('2026-11-20T09:00:00Z'));
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.open('attribution');
});
afterAll(() => database.drop());

const admin = staffActor(['ADMIN']);
const as = (actor: Actor) => createRequestContext({ actor });
const deps = () => ({ db, clock });
const job = {
  ...{ kind: 'IMPORT', subject: 'orders orders.csv', isCancelable: true, step: 'ORDERS', done: 10, expected: 100 },
  ...{ endedAs: null, outcome: null },
};
const record = (report: object) => recordJob(deps(), as(service), { ...job, ...report });
const cancel = (jobId: string, actor: Actor = admin) =>
  cancelJob(deps(), as(actor), { jobId, idempotencyKey: randomUUID() });
async function statusOfJob(id: string) {
  const { nodes } = await listJobs(deps(), as(admin), { first: 100 });
  const found = nodes.find((node) => node.id === id);
  return found && statusOf(found, clock.now());
}

it('is told to its command with the next report, once however often it is asked', async () => {
  const id = randomUUID();
  expect(await record({ id })).toBe(false);
  expect(await statusOfJob(id)).toBe('RUNNING');
  const { cancelAskedAt } = await cancel(id);
  clock.advance(1_000);
  expect((await cancel(id)).cancelAskedAt).toEqual(cancelAskedAt);
  expect(await statusOfJob(id)).toBe('CANCELING');
  expect(await record({ id, done: 20 })).toBe(true);
  await record({ id, done: 20, endedAs: 'CANCELED', outcome: 'Stopped from the dashboard.' });
  expect(await statusOfJob(id)).toBe('CANCELED');
});

it('refuses what has ended, what cannot stop half-way, and what is no job', async () => {
  const [ended, rebuild] = [randomUUID(), randomUUID()];
  await record({ id: ended, endedAs: 'DONE', outcome: 'Imported 100 orders.' });
  await record({ id: rebuild, kind: 'REBUILD', isCancelable: false });
  await expect(cancel(ended)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  await expect(cancel(rebuild)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  for (const nobody of [randomUUID(), 'job', ''])
    await expect(cancel(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('is for those who operate the shop', async () => {
  const id = randomUUID();
  await record({ id });
  for (const actor of [staffActor(['EXECUTIVE']), staffActor(['MERCHANDISER']), staffActor(['SERVICE'])]) {
    await expect(cancel(id, actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listJobs(deps(), as(actor), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(recordJob(deps(), as(actor), { ...job, id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

it('keeps the outcome of an end, and says of a command that was killed that it is lost', async () => {
  const [ended, killed] = [randomUUID(), randomUUID()];
  await record({ id: ended, endedAs: 'FAILED', outcome: 'The disk is full.' });
  await record({ id: ended, done: 99 });
  await record({ id: killed });
  clock.advance(60_001);
  const { nodes } = await listJobs(deps(), as(admin), { first: 100 });
  expect(nodes.find(({ id }) => id === ended)).toMatchObject({
    endedAs: 'FAILED',
    outcome: 'The disk is full.',
    done: 10,
  });
  expect(await statusOfJob(killed)).toBe('LOST');
});

it('keeps the numbers of an end, and refuses a number of no known code', async () => {
  const id = randomUUID();
  const counts = [
    { code: 'ORDERS', count: 200 },
    { code: 'REFUSED', count: 2 },
  ];
  await record({ id, endedAs: 'DONE', outcome: 'Imported 200 orders.', counts, files: ['orders.csv.rejects.csv'] });
  const { nodes } = await listJobs(deps(), as(admin), { first: 100 });
  expect(nodes.find((node) => node.id === id)).toMatchObject({ counts, files: ['orders.csv.rejects.csv'] });
  for (const wrong of [
    { code: 'MIRACLES', count: 1 },
    { code: 'ORDERS', count: -1 },
  ])
    await expect(record({ id: randomUUID(), counts: [wrong] })).rejects.toMatchObject({ code: 'VALIDATION' });
});

it('pages what began last first', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  clock.advance(1_000);
  await record({ id: first });
  clock.advance(1_000);
  await record({ id: second });
  const { nodes } = await listJobs(deps(), as(admin), { first: 2 });
  expect(nodes.map(({ id }) => id)).toEqual([second, first]);
});

it('refuses what is no report', async () => {
  for (const wrong of [{ id: 'x' }, { kind: 'WASH' }, { done: -1 }, { subject: 'x'.repeat(201) }])
    await expect(record({ id: randomUUID(), ...wrong })).rejects.toMatchObject({ code: 'VALIDATION' });
});
