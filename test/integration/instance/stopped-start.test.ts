import { type ChildProcess, execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot, runner } from '../../../ops/cli/project.ts';
import { spawnGuarded } from '../../support/guarded-process.ts';
import { createStartPlace, type StartPlace, startByNpm } from '../../support/started-instance.ts';

/** When a first start is told to stop, in milliseconds: while it loads, makes the cluster, migrates, opens. */
const STOPS = [
  ['SIGTERM', 50],
  ['SIGTERM', 700],
  ['SIGINT', 1_000],
  ['SIGTERM', 1_500],
  ['SIGTERM', 3_000],
] as const;

let place: StartPlace;
let silent: Server;
let url: string;
beforeAll(async () => {
  place = await createStartPlace();
  // Somebody listens there, and never answers.
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  url = `postgresql://nobody@127.0.0.1:${port}/none`;
});
afterAll(() => {
  silent.close();
  place.remove();
});

function start(env: Readonly<Record<string, string>> = {}): ChildProcess {
  const { DATABASE_URL: _url, NODE_OPTIONS: _options, VITEST: _vitest, NODE_ENV: _mode, ...inherited } = process.env;
  return spawnGuarded(process.execPath, [runner, 'ops/start/index.ts', '--empty'], {
    cwd: projectRoot,
    env: { ...inherited, DATA_DIR: place.dataDir, PORT: String(place.port), ...env },
    output: 'ignore',
  });
}

const endOf = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

/** Command lines of processes that name the data folder: servers, and what started them. */
const left = () =>
  execFileSync('ps', ['-eo', 'command='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(place.dataDir) && !line.startsWith('ps '));

it('a start ends at a signal, whatever it is at, leaves no process, and the next one opens', async () => {
  for (const [signal, moment] of STOPS) {
    const child = start();
    const end = endOf(child);
    await sleep(moment);
    child.kill(signal);
    await end;
    await expect.poll(() => [moment, left()], { timeout: 30_000 }).toEqual([moment, []]);
  }
  const instance = await startByNpm(place, { args: ['--empty'] });
  await instance.stop();
  expect(left()).toEqual([]);
});

it('a start ends at once that waits for a database which never answers', async () => {
  const child = start({ DATABASE_URL: url });
  const end = endOf(child);
  await expect.poll(() => new Promise((resolve) => silent.getConnections((_, count) => resolve(count)))).toBe(1);
  child.kill('SIGTERM');
  await end;
  expect(left()).toEqual([]);
});
