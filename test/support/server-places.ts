import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import { migrateDatabases, openDatabases } from '../../ops/instance/databases.ts';
import { instanceEnvironment } from '../../ops/instance/environment.ts';
import { type Instance, openInstance } from '../../ops/instance/open-instance.ts';
import { openSecrets } from '../../ops/instance/secrets.ts';
import { createGraphClient } from './graph-client.ts';

/** One instance's place on the server: a database, its owner without superuser rights, and a data folder. */
export interface Place {
  readonly databaseUrl: string;
  readonly dataDir: string;
}

const folders: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-place-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The superuser of the run's server. */
export async function connectAsAdmin(): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  return admin;
}

export async function createPlace(admin: pg.Client, database: string): Promise<Place> {
  await admin.query(`CREATE ROLE ${database}_owner LOGIN CREATEROLE PASSWORD 'owner'`);
  await admin.query(`CREATE DATABASE ${database} OWNER ${database}_owner`);
  const url = new URL(inject('postgresUrl'));
  Object.assign(url, { username: `${database}_owner`, password: 'owner', pathname: `/${database}` });
  return { databaseUrl: url.href, dataDir: newFolder() };
}

/** As `npm run migrate` does it. */
export async function migratePlace(place: Place, resetPasswords = false) {
  const databases = await openDatabases({
    env: { DATABASE_URL: place.databaseUrl },
    dataDir: place.dataDir,
    secrets: () => openSecrets(place.dataDir),
  });
  await migrateDatabases(databases, { pending: 'apply', poolSize: 2, resetPasswords });
  return databases;
}

export async function startPlace(place: Place): Promise<Instance> {
  const { runtimeUrls } = await migratePlace(place);
  const secrets = openSecrets(place.dataDir);
  const clickhouse = { url: 'http://127.0.0.1:9', user: '', password: '' };
  const settings = { env: { DATABASE_POOL_SIZE: '2' }, port: 0, mode: 'development', dataDir: place.dataDir };
  const env = instanceEnvironment({ ...settings, secrets, runtimeUrls, clickhouse });
  return openInstance({ env: { ...env, PORT: '0' }, logger: createLogger({}, true) });
}

/** Expects an instance to be ready and to answer shoppers. */
export async function expectAnswers({ gateway }: Instance): Promise<void> {
  const ready = async () => {
    const answer = await fetch(`${gateway.url}/health/ready`);
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  // The catalog's index is read after the start.
  await expect.poll(ready).toMatchObject({ status: 200, ready: true });
  await createGraphClient(gateway.url).ask('{ channels { __typename } products(first: 1) { totalCount } }');
}
