import { expect, it } from 'vitest';
import type { Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import { runAsJob } from './run-as-job.ts';

const silent: Progress = {
  start: () => ({ update: () => undefined, finish: () => undefined }),
  close: () => undefined,
};

interface Said {
  readonly step: string | null;
  readonly done: number;
  readonly expected: number;
  readonly endedAs: string | null;
  readonly outcome: string | null;
}

/** A job whose reports are kept; staff ask it to stop with the `stopAt`-th. */
function openJob(stopAt = Number.POSITIVE_INFINITY) {
  const said: Said[] = [];
  const record = async (job: unknown) => {
    said.push(job as Said);
    return said.length >= stopAt;
  };
  return { said, description: { kind: 'IMPORT', subject: 'orders.csv', isCancelable: true, record } as const };
}

it('says how far it is, and its result', async () => {
  const { said, description } = openJob();
  await runAsJob(description, silent, async (progress) => {
    const step = progress.start('Importing orders.csv', 200, 'IMPORTING');
    step.update(50);
    const counts = [{ code: 'ORDERS' as const, count: 200 }];
    return { summary: 'Imported 200 orders.', counts, files: ['/tmp/rejects/orders.csv.rejects.csv'] };
  });
  expect(said[0]).toMatchObject({ step: 'IMPORTING', done: 50, expected: 200, endedAs: null, subject: 'orders.csv' });
  expect(said.at(-1)).toMatchObject({
    endedAs: 'DONE',
    outcome: 'Imported 200 orders.',
    counts: [{ code: 'ORDERS', count: 200 }],
    files: ['orders.csv.rejects.csv'],
  });
  expect(said[0]).toMatchObject({ counts: [], files: [] });
});

it('stops at its next step forward once it is asked to, and what it did before stays done', async () => {
  const { said, description } = openJob(1);
  let batches = 0;
  const work = runAsJob(description, silent, async (progress) => {
    const step = progress.start('Orders', 100);
    while (batches < 100) {
      batches += 1;
      step.update(batches);
      await new Promise(setImmediate);
    }
    return { summary: 'all' };
  });
  await expect(work).rejects.toThrow(StartupError);
  expect(batches).toBe(2);
  expect(said.at(-1)).toMatchObject({ endedAs: 'CANCELED', done: 2 });
});

it('says why it failed; what is refused before its first step forward leaves no job', async () => {
  const { said, description } = openJob();
  const fail = async (): Promise<{ summary: string }> => {
    throw new StartupError('There is no such file.');
  };
  await expect(runAsJob(description, silent, fail)).rejects.toThrow('There is no such file.');
  expect(said).toEqual([]);
  const half = runAsJob(description, silent, async (progress) => {
    progress.start('Orders', 3_000_000_000).update(1_500_000_000);
    return fail();
  });
  await expect(half).rejects.toThrow('There is no such file.');
  const { done, expected, ...end } = said.at(-1) as Said;
  expect(end).toMatchObject({ endedAs: 'FAILED', outcome: 'There is no such file.' });
  expect(done / expected).toBeCloseTo(0.5);
});

it('continues when a report fails', async () => {
  const record = async () => {
    throw new Error('the database is away');
  };
  const description = { kind: 'IMPORT', subject: 'x', isCancelable: true, record } as const;
  const result = await runAsJob(description, silent, async (progress) => {
    progress.start('Orders', 2).update(1);
    return { summary: 'done' };
  });
  expect(result).toEqual({ summary: 'done' });
});
