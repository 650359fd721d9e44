import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { inject } from 'vitest';
import { type RunningEngine, startEngine } from '../../ops/instance/engine/start-engine.ts';

/** An analytics engine, and an empty folder and databases of one user's own. */
export interface TestEngine {
  readonly engine: RunningEngine;
  /** The data folder of an instance that uses the engine. */
  readonly dataDir: string;
  /** What its databases are called: generations of facts are `<database>_g<n>`. */
  readonly database: string;
  /** Removes the folder and the databases, and ends an engine of its own. */
  drop(): Promise<void>;
}

export const TEST_ENGINE_PASSWORD = 'only-for-tests';

/** An engine of its own, in the data folder as an instance has it: for tests that kill it, tear its files or lose them. */
export async function startTestEngine(): Promise<TestEngine> {
  const dataDir = createFolder();
  const engine = await startEngine({ dataDir, password: TEST_ENGINE_PASSWORD });
  return {
    engine,
    dataDir,
    database: 'passerelle',
    async drop() {
      await engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The engine of this process: to start one takes as much processor time as the statements of many a test file. */
let shared: Promise<RunningEngine> | undefined;

/** Databases on the engine that all test files of this process share. It ends with the process. */
export async function borrowTestEngine(): Promise<TestEngine> {
  // The run removes the folder, once the engine has ended.
  shared ??= startEngine({
    dataDir: mkdtempSync(join(inject('enginesFolder'), 'engine-')),
    password: TEST_ENGINE_PASSWORD,
  });
  const engine = await shared;
  const dataDir = createFolder();
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  return {
    engine,
    dataDir,
    database,
    async drop() {
      await dropDatabases(engine, database);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-engine-'));
  chmodSync(folder, 0o755);
  return folder;
}

async function dropDatabases({ url, user }: RunningEngine, begin: string): Promise<void> {
  const client = createClient({ url, username: user, password: TEST_ENGINE_PASSWORD });
  try {
    const found = await client.query({
      query: 'SELECT name FROM system.databases WHERE startsWith(name, {begin:String})',
      query_params: { begin },
      format: 'JSONEachRow',
    });
    for (const { name } of await found.json<{ name: string }>())
      await client.command({ query: `DROP DATABASE ${name}` });
  } finally {
    await client.close();
  }
}
