import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../../ops/cli/free-port.ts';
import { inProject } from '../../ops/cli/project.ts';
import { startBenchInstance } from './bench-instance.ts';
import { readUsage } from './process-tree.ts';

/** Milliseconds that the whole history may take. */
const WHOLE_WITHIN_MS = 1_200_000;

/** Whether the demo shop of a folder has all of its history. */
export const isWhole = (dataDir: string): boolean => existsSync(join(dataDir, 'demo-truth.json'));

export async function untilWhole(dataDir: string): Promise<void> {
  const until = Date.now() + WHOLE_WITHIN_MS;
  while (!isWhole(dataDir)) {
    if (Date.now() > until) throw new Error('the history was not whole in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function sizeOf(path: string): number {
  const entry = lstatSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/**
 * First starts on an empty folder, and what follows: the median until the shop answers with its last 90 days, until its
 * history is whole, and of the starts after it.
 */
export async function benchFirstStart({ repeats, scale }: { repeats: number; scale: number }): Promise<void> {
  const dataDir = inProject('.cache', 'bench-first-start');
  const first = { answers: [] as number[], cpu: [] as number[], whole: [] as number[], later: [] as number[] };
  let bytes = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    rmSync(dataDir, { recursive: true, force: true });
    const begun = Date.now();
    const instance = await startBenchInstance({ dataDir, port: await findFreePort(), split: false, scale });
    first.answers.push(instance.startedInMs);
    first.cpu.push(readUsage(instance.pid).totalCpuMs);
    await untilWhole(dataDir);
    first.whole.push(Date.now() - begun);
    await instance.stop();
    bytes = sizeOf(dataDir);
    const again = await startBenchInstance({ dataDir, port: await findFreePort(), split: false, scale });
    first.later.push(again.startedInMs);
    await again.stop();
  }
  rmSync(dataDir, { recursive: true, force: true });
  console.log(`\n### first start, median of ${repeats}\n`);
  console.log('| until it answers | CPU of it | until its history is whole | a later start | data folder |');
  console.log('|---|---|---|---|---|');
  const figures = [first.answers, first.cpu, first.whole, first.later].map((values) => seconds(median(values)));
  console.log(`| ${figures.join(' | ')} | ${(bytes / 2 ** 30).toFixed(2)} GB |`);
}
