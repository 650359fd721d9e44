import { readFileSync } from 'node:fs';
import { findFreePort } from '../../ops/cli/free-port.ts';
import { inProject } from '../../ops/cli/project.ts';
import { type BenchInstance, migrateBenchInstance, startBenchInstance } from './bench-instance.ts';
import { benchFigures } from './figures/bench-figures.ts';
import { fillCatalog, isFilled } from './fill-catalog.ts';
import { benchFirstStart, isWhole, untilWhole } from './first-start.ts';
import { type Measured, runLoad } from './load.ts';
import type { BenchOptions } from './options.ts';
import { readUsage } from './process-tree.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { signIn } from './sign-in.ts';

interface Row extends Measured {
  readonly scenario: string;
  readonly nodeCpuMs: number;
  readonly totalCpuMs: number;
}

async function measure(
  instance: BenchInstance,
  scenario: Scenario,
  token: string,
  options: BenchOptions,
): Promise<Row> {
  const base = {
    url: instance.url,
    connections: scenario.connections,
    token: scenario.signedIn ? token : undefined,
    uncached: !scenario.kept,
  };
  let work: Parameters<typeof runLoad>[1] = async () => undefined;
  let isPrepared = false;
  await runLoad({ ...base, connections: 1, seconds: 0.001 }, async (send) => {
    work = await scenario.prepare(send);
    isPrepared = true;
  });
  if (!isPrepared) throw new Error(`${scenario.name} could not be prepared`);
  await runLoad({ ...base, seconds: 2 }, (send, index) => work(send, index));
  const rows: Row[] = [];
  for (let repeat = 0; repeat < options.repeats; repeat++) {
    const before = readUsage(instance.pid);
    const measured = await runLoad({ ...base, seconds: options.seconds }, (send, index) =>
      work(send, index + 10_000 * (repeat + 1)),
    );
    const after = readUsage(instance.pid);
    const units = Math.max(1, measured.done + measured.failed);
    rows.push({
      ...measured,
      scenario: scenario.name,
      nodeCpuMs: (after.nodeCpuMs - before.nodeCpuMs) / units,
      totalCpuMs: (after.totalCpuMs - before.totalCpuMs) / units,
    });
  }
  rows.sort((a, b) => a.perSecond - b.perSecond);
  const median = rows[Math.floor(rows.length / 2)];
  if (!median) throw new Error('nothing was measured');
  return median;
}

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n### ${title}\n`);
  console.log('| operation | per second | p50 ms | p95 ms | p99 ms | Node CPU-ms | all CPU-ms | statements | failed |');
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const row of rows) {
    const figures = [row.perSecond, row.p50, row.p95, row.p99, row.nodeCpuMs, row.totalCpuMs, row.statements].map(
      (figure) => figure.toFixed(1),
    );
    console.log(`| ${row.scenario} | ${figures.join(' | ')} | ${row.failed} |`);
    if (row.firstFailure) console.log(`\n  first failure: ${row.firstFailure}\n`);
  }
}

async function benchMode(split: boolean, options: BenchOptions): Promise<void> {
  const { variants } = options;
  const dataDir = inProject('.cache', `bench-${options.scale}${variants === undefined ? '' : `-${variants}`}`);
  const isNew = !isWhole(dataDir);
  const start = async () => startBenchInstance({ dataDir, port: await findFreePort(), split, scale: options.scale });
  if (isNew) {
    const first = await start();
    await untilWhole(dataDir);
    await first.stop();
  } else await migrateBenchInstance(dataDir);
  if (variants !== undefined && !isFilled(dataDir)) await fillCatalog(dataDir, variants);
  const instance = await start();
  try {
    const token = await signIn(instance.url);
    const idle = readUsage(instance.pid);
    const rows: Row[] = [];
    for (const scenario of SCENARIOS) {
      if (options.only === undefined || scenario.name.includes(options.only))
        rows.push(await measure(instance, scenario, token, options));
    }
    print(split ? 'split: one process a subgraph' : 'in one process', rows);
    const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(0);
    console.log(
      `\nstart ${(instance.startedInMs / 1000).toFixed(1)} s; memory ${megabytes(idle.residentBytes)} MB idle, ${megabytes(readUsage(instance.pid).residentBytes)} MB after the load`,
    );
  } finally {
    await instance.stop();
  }
}

/**
 * Benchmark of the product's hot operations: the instance of `npm start` with its demo data, and a load generator beside
 * it on the same machine. Each scenario warms up, then runs `--repeats` times; the table shows the median run.
 */
export async function runBench(options: BenchOptions): Promise<void> {
  const cpu = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown processor';
  console.log(`${new Date().toISOString().slice(0, 10)}, ${cpu}, Node ${process.version}`);
  if (options.figures.length > 0) {
    for (const millions of options.figures) await benchFigures(millions, options.repeats);
    return;
  }
  if (options.only === undefined || 'first start'.includes(options.only)) await benchFirstStart(options);
  if (options.only === 'first start') return;
  if (options.mode !== 'split') await benchMode(false, options);
  if (options.mode !== 'one') await benchMode(true, options);
}
