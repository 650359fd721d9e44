import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Fitted } from '../model/fitted.ts';
import type { FitWork } from './fit-worker.ts';

/** Megabytes of the thread's memory: a million histories take about a third. */
const MOST_MEMORY_MB = 1_024;

const RUNNER = new URL('../../../../kernel/runtime/run.mjs', import.meta.url);
const ENTRY = fileURLToPath(new URL('./fit-worker.ts', import.meta.url));

/** Fits the models in a thread of its own, and ends it. */
export function fitInWorker(work: FitWork): Promise<Fitted> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(RUNNER, {
      argv: [ENTRY],
      workerData: work,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the fit ended without a result')));
  });
}
