import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterEach, expect, it } from 'vitest';

import { isAlive } from '../../cli/processes.ts';
import { answersPing } from './endpoint.ts';
import { type RunningEngine, startEngine } from './start-engine.ts';

const running: RunningEngine[] = [];
const folders: string[] = [];

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  folders.push(folder);
  return folder;
}

async function start(dataDir: string): Promise<RunningEngine> {
  const engine = await startEngine({ dataDir, password: 'secret' });
  running.push(engine);
  return engine;
}

const connect = (engine: RunningEngine) =>
  createClient({
    url: engine.url,
    username: engine.user,
    password: 'secret',
    keep_alive: { enabled: false },
    log: { level: ClickHouseLogLevel.OFF },
  });

async function until(condition: () => Promise<boolean>, seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await condition()); ) {
    if (Date.now() > end) throw new Error('did not happen in time');
    await sleep(50);
  }
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.stop()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

it('loses no acknowledged row when the engine is killed in full insert, and comes back by itself', async () => {
  const engine = await start(await freshFolder());
  const client = connect(engine);
  await client.command({ query: 'CREATE TABLE kept (id UInt64) ENGINE = MergeTree ORDER BY id' });
  let acknowledged = 0;
  for (let kill = 0; kill < 3; kill++) {
    const before = engine.pid;
    setTimeout(() => process.kill(before, 'SIGKILL'), 150);
    for (let alive = true; alive; ) {
      const values = Array.from({ length: 200 }, (_, index) => ({ id: acknowledged + index }));
      await client.insert({ table: 'kept', values, format: 'JSONEachRow' }).then(
        () => {
          acknowledged += 200;
        },
        () => {
          alive = false;
        },
      );
    }
    await until(async () => engine.pid !== before && (await answersPing(engine.url)));
  }
  const answer = await client.query({ query: 'SELECT id FROM kept', format: 'JSONEachRow' });
  const ids = new Set((await answer.json<{ id: string | number }>()).map((row) => Number(row.id)));
  expect(acknowledged).toBeGreaterThan(0);
  expect(Array.from({ length: acknowledged }, (_, id) => id).filter((id) => !ids.has(id))).toEqual([]);
  await client.close();
});

it('makes a second starter on the same folder a client of the first, and its heir', async () => {
  const dataDir = await freshFolder();
  const first = await start(dataDir);
  const second = await start(dataDir);
  expect(second.owned).toBe(false);
  expect(second.url).toBe(first.url);
  await first.stop();
  await until(async () => second.owned && (await answersPing(second.url)));
  expect(second.url).toBe(first.url);
});

it('leaves no process behind when it is stopped', async () => {
  const engine = await start(await freshFolder());
  const { pid } = engine;
  await engine.stop();
  expect(() => process.kill(pid, 0)).toThrow();
});

it('says in one sentence why it cannot start, and does not try forever', async () => {
  const dataDir = await freshFolder();
  await mkdir(join(dataDir, 'engine'));
  await writeFile(join(dataDir, 'engine', 'db'), 'a file where the folder should be');
  await expect(start(dataDir)).rejects.toThrow(/^The analytics engine could not be started \(.+\)\.$/);
});

it('ends the engine with a supervisor that is killed, so that the next start is not locked out', async () => {
  const dataDir = await freshFolder();
  const script = `import { startEngine } from ${JSON.stringify(new URL('./start-engine.ts', import.meta.url).href)};
    console.log((await startEngine({ dataDir: ${JSON.stringify(dataDir)}, password: 'secret' })).pid);`;
  const supervisor = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  const pid = Number(await new Promise((resolve) => supervisor.stdout.once('data', resolve)));
  supervisor.kill('SIGKILL');
  const heir = await start(dataDir);
  await until(async () => heir.owned);
  expect(heir.pid).not.toBe(pid);
  await until(async () => !isAlive(pid));
});
