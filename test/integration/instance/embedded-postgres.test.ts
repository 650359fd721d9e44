import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isAlive, sendSignal, waitForExit } from '../../../ops/cli/processes.ts';
import { projectRoot } from '../../../ops/cli/project.ts';
import { type Cluster, type ClusterOptions, startCluster } from '../../../ops/instance/postgres/cluster.ts';

const password = 'only-for-tests';
let dataDir: string;
const running: Cluster[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'passerelle-pg-'));
  chmodSync(dataDir, 0o755);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((cluster) => cluster.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(options: Partial<ClusterOptions> = {}): Promise<Cluster> {
  const cluster = await startCluster({ dataDir, password, ...options });
  running.push(cluster);
  return cluster;
}

async function query<Row>(cluster: Cluster, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: cluster.url() });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Starts a server under a supervisor of its own, writes a row, and kills the supervisor. */
async function leaveServerBehind(): Promise<number> {
  const script = `
    import pg from 'pg';
    import { startCluster } from './ops/instance/postgres/cluster.ts';
    const cluster = await startCluster({ dataDir: process.argv[1], password: '${password}' });
    const client = new pg.Client({ connectionString: cluster.url() });
    await client.connect();
    await client.query('CREATE TABLE kept AS SELECT 42 AS answer');
    process.stdout.write(String(cluster.pid) + '\\n');
    setInterval(() => undefined, 1000);`;
  const supervisor = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script, '--', dataDir],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface({ input: supervisor.stdout }), 'line')) as [string];
  const gone = once(supervisor, 'exit');
  supervisor.kill('SIGKILL');
  await gone;
  return Number(line);
}

async function eventually<T>(work: () => Promise<T>, milliseconds = 20_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

it('serves PostgreSQL 18 on loopback alone, with passwords, and leaves no process behind', async () => {
  const cluster = await start();
  const [settings] = await query<{ version: number; listen: string; method: string }>(
    cluster,
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('listen_addresses') AS listen,
     current_setting('password_encryption') AS method`,
  );
  expect(settings).toEqual({ version: 18, listen: '127.0.0.1', method: 'scram-sha-256' });
  const wrong = new pg.Client({ connectionString: cluster.url().replace(password, 'wrong') });
  await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
  const { pid } = cluster;
  await cluster.stop();
  expect(isAlive(pid)).toBe(false);
});

it('ends the server that a killed supervisor left, and loses nothing that was committed', async () => {
  const pid = await leaveServerBehind();
  expect(isAlive(pid)).toBe(true);
  const cluster = await start();
  expect(await query(cluster, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  expect(isAlive(pid)).toBe(false);
});

it('starts again on the same port after the server is killed', async () => {
  let restarts = 0;
  const cluster = await start({ onRestart: (error) => (restarts += error ? 0 : 1) });
  await query(cluster, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const { pid } = cluster;
  sendSignal(pid, 'SIGKILL');
  await waitForExit(pid, 30_000);
  const rows = await eventually(() => query(cluster, 'SELECT answer FROM kept'));
  expect(rows).toEqual([{ answer: 42 }]);
  expect(restarts).toBe(1);
  expect(cluster.pid).not.toBe(pid);
});

it('makes the cluster again when the first start was killed half-way', async () => {
  const cluster = await start();
  await cluster.stop();
  const folder = join(dataDir, 'postgres');
  rmSync(join(folder, 'pgdata'), { recursive: true });
  writeFileSync(join(folder, 'pgdata.new'), 'half');
  await expect(query(await start(), 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  expect(existsSync(join(folder, 'password'))).toBe(false);
});

it('refuses the data of another major version in one sentence that names both', async () => {
  const cluster = await start();
  await cluster.stop();
  const file = join(dataDir, 'postgres', 'pgdata', 'PG_VERSION');
  expect(readFileSync(file, 'utf8').trim()).toBe('18');
  writeFileSync(file, '16\n');
  await expect(startCluster({ dataDir, password })).rejects.toThrow(/made by PostgreSQL 16, and this is PostgreSQL 18/);
});

it.runIf(process.getuid?.() === 0)('runs for root below a folder that nobody else may enter', async () => {
  const home = mkdtempSync(join(tmpdir(), 'passerelle-home-'));
  chmodSync(home, 0o700);
  dataDir = join(home, 'data');
  const cluster = await start();
  expect(await query(cluster, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await query(cluster, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await cluster.stop();
  expect(await query(await start(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  const elsewhere = readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim();
  await running.pop()?.stop();
  rmSync(elsewhere, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
});
