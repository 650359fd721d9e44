import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { inProject } from '../../ops/cli/project.ts';
import { readEndpoint } from '../../ops/instance/engine/endpoint.ts';
import { type Cluster, startCluster } from '../../ops/instance/postgres/cluster.ts';
import { connectTo } from '../../ops/migrate/connect.ts';
import { hashMigrations } from '../../ops/migrate/migrations.ts';
import { migrateDatabase } from '../../ops/migrate/runner.ts';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import { TEMPLATE_DATABASE, TEST_PASSWORD, testRoles } from './test-credentials.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the superuser to the run's own PostgreSQL. */
    postgresUrl: string;
    /** Where analytics engines that test files share keep their data. */
    enginesFolder: string;
  }
}

/**
 * Lost data on a power cut is no concern of a test's; killed processes lose nothing. Its roles' passwords are known to all,
 * so that a sign-in need not be made slow for who guesses them: tests open thousands of connections.
 */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_compression: 'off',
  scram_iterations: '1',
  shared_buffers: '128MB',
  max_connections: '400',
};

/** Milliseconds that the engine of a worker which has ended gets to end too. */
const ENGINE_END_MS = 10_000;

/**
 * Starts the run's PostgreSQL from a cached copy that holds the migrated template, and ends it with the run. Analytics
 * engines are started by the workers that use one, and end with them; their folders are removed here.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = await migratedTemplate();
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-test-'));
  execFileSync('chmod', ['755', dataDir]);
  copyCluster(template, dataDir);
  const cluster = await start(dataDir);
  const engines = join(dataDir, 'engines');
  mkdirSync(engines);
  project.provide('postgresUrl', cluster.url());
  project.provide('enginesFolder', engines);
  return async () => {
    await cluster.stop();
    for (const name of readdirSync(engines)) await endOfEngine(join(engines, name, 'engine'));
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function endOfEngine(folder: string): Promise<void> {
  const endpoint = await readEndpoint(folder);
  for (const end = Date.now() + ENGINE_END_MS; endpoint && isRunning(endpoint.pid) && Date.now() < end; )
    await sleep(50);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function start(dataDir: string): Promise<Cluster> {
  return startCluster({ dataDir, password: TEST_PASSWORD, settings: SETTINGS });
}

/** A stopped cluster with every migration applied, made once for each state of the migrations. */
async function migratedTemplate(): Promise<string> {
  const folder = join(tmpdir(), `passerelle-template-${userInfo().uid}-${templateKey()}`);
  if (existsSync(folder)) return folder;
  removeOldTemplates();
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true, mode: 0o755 });
  const cluster = await start(partial);
  try {
    const admin = await connectTo(cluster.url(), 'the test cluster');
    await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
    await admin.end();
    const client = await connectTo(cluster.url(TEMPLATE_DATABASE), 'the test cluster');
    await migrateDatabase(client, { roles: testRoles });
    await client.end();
  } catch (error) {
    await cluster.stop();
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  await cluster.stop();
  // Another run may have been quicker.
  if (existsSync(folder)) rmSync(partial, { recursive: true, force: true });
  else renameSync(partial, folder);
  return folder;
}

/** Milliseconds after which a template of other migrations is of no more use. */
const TEMPLATE_LIFE_MS = 4 * 3_600_000;

function removeOldTemplates(): void {
  const prefix = `passerelle-template-${userInfo().uid}-`;
  for (const name of readdirSync(tmpdir()).filter((candidate) => candidate.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (Date.now() - statSync(folder).mtimeMs > TEMPLATE_LIFE_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function templateKey(): string {
  const hash = createHash('sha256').update(hashMigrations(DOMAINS)).update(JSON.stringify(SETTINGS));
  for (const folder of ['ops/migrate', 'ops/instance/postgres']) {
    for (const file of readdirSync(inProject(folder)).sort()) hash.update(readFileSync(inProject(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function copyCluster(from: string, to: string): void {
  mkdirSync(join(to, 'postgres'), { mode: 0o700 });
  execFileSync('cp', ['-a', `${join(from, 'postgres')}/.`, join(to, 'postgres')]);
}
