import { type ChildProcess, spawn } from 'node:child_process';
import { projectRoot, RUNNER } from '../../ops/cli/project.ts';

export interface BenchInstance {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the command to the first ready answer. */
  readonly startedInMs: number;
  stop(): Promise<void>;
}

/** Milliseconds that the first start may take, the demo shop included. */
const READY_WITHIN_MS = 600_000;

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the instance ended with ${child.exitCode}`);
    if (Date.now() > until) throw new Error('the instance was not ready in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Brings a kept folder to the schema of today; the instance itself would ask for it. */
export async function migrateBenchInstance(dataDir: string): Promise<void> {
  const child = spawn(process.execPath, [RUNNER, 'ops/maintain/migrate/index.ts'], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the benchmark's instance could not be migrated (${String(code)})`);
}

/** Starts the instance as `npm start` does, on a data folder of the benchmark's own. */
export async function startBenchInstance(options: {
  dataDir: string;
  port: number;
  split: boolean;
  scale: number;
}): Promise<BenchInstance> {
  const { dataDir, port, split, scale } = options;
  const begun = Date.now();
  const args = [...(split ? ['--split'] : []), '--scale', String(scale)];
  const child = spawn(process.execPath, ['--max-semi-space-size=16', RUNNER, 'ops/start/index.ts', ...args], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir, PASSERELLE_MODE: 'demo' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(child, url);
  return {
    url,
    pid: child.pid ?? 0,
    startedInMs: Date.now() - begun,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}
