import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import { assertRolesSignIn, migrateDatabases, openDatabases } from '../../../ops/instance/databases.ts';
import { instanceEnvironment } from '../../../ops/instance/environment.ts';
import { type Instance, openInstance } from '../../../ops/instance/open-instance.ts';
import { openSecrets } from '../../../ops/instance/secrets.ts';
import { createGraphClient } from '../../support/graph-client.ts';

/** One instance's place on the server: a database, its owner without superuser rights, and a data folder. */
interface Place {
  readonly databaseUrl: string;
  readonly dataDir: string;
}

let admin: pg.Client;
let production: Place;
let staging: Place;
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-place-'));
  folders.push(folder);
  return folder;
}

async function createPlace(database: string): Promise<Place> {
  await admin.query(`CREATE ROLE ${database}_owner LOGIN CREATEROLE PASSWORD 'owner'`);
  await admin.query(`CREATE DATABASE ${database} OWNER ${database}_owner`);
  const url = new URL(inject('postgresUrl'));
  Object.assign(url, { username: `${database}_owner`, password: 'owner', pathname: `/${database}` });
  return { databaseUrl: url.href, dataDir: newFolder() };
}

/** As `npm run migrate` does it. */
async function migrate(place: Place, resetPasswords = false) {
  const databases = await openDatabases({
    env: { DATABASE_URL: place.databaseUrl },
    dataDir: place.dataDir,
    secrets: () => openSecrets(place.dataDir),
  });
  await migrateDatabases(databases, { pending: 'apply', poolSize: 2, resetPasswords });
  return databases;
}

async function start(place: Place): Promise<Instance> {
  const { runtimeUrls } = await migrate(place);
  const secrets = openSecrets(place.dataDir);
  const clickhouse = { url: 'http://127.0.0.1:9', user: '', password: '' };
  const settings = { env: { DATABASE_POOL_SIZE: '2' }, port: 0, mode: 'development', dataDir: place.dataDir };
  const env = instanceEnvironment({ ...settings, secrets, runtimeUrls, clickhouse });
  return openInstance({ env: { ...env, PORT: '0' }, logger: createLogger({}, true) });
}

async function roles(): Promise<unknown[]> {
  const { rows } = await admin.query(
    `SELECT rolname, rolpassword, rolcanlogin, rolconfig FROM pg_authid JOIN (SELECT rolname, rolconfig FROM pg_roles) AS r USING (rolname)
     WHERE rolname LIKE 'two\\_production%' ORDER BY rolname`,
  );
  return rows;
}

async function answers({ gateway }: Instance): Promise<void> {
  const ready = await fetch(`${gateway.url}/health/ready`);
  expect({ status: ready.status, ...((await ready.json()) as object) }).toMatchObject({ status: 200, ready: true });
  await createGraphClient(gateway.url).ask('{ channels { __typename } products(first: 1) { totalCount } }');
}

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  production = await createPlace('two_production');
  staging = await createPlace('two_staging');
});
afterAll(async () => {
  for (const database of ['two_production', 'two_staging']) {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }
  await admin.end();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

it('runs staging beside production on one server, through migrations and restarts of either', async () => {
  const shop = await start(production);
  try {
    await answers(shop);
    const before = await roles();
    expect(before.length).toBeGreaterThanOrEqual(8);
    const trial = await start(staging);
    await answers(trial);
    await answers(shop);
    await trial.close();
    await migrate(staging, true);
    await (await start(staging)).close();
    expect(await roles()).toEqual(before);
    await answers(shop);
  } finally {
    await shop.close();
  }
  const again = await start(production);
  await answers(again);
  await again.close();
});

it('alters no role of a running instance when it is migrated from another data folder, unless told to', async () => {
  const shop = await start(production);
  try {
    const before = await roles();
    const elsewhere = { ...production, dataDir: newFolder() };
    const plan = await migrate(elsewhere);
    expect(await roles()).toEqual(before);
    await answers(shop);
    await expect(assertRolesSignIn(plan)).rejects.toThrow(
      /^The role two_production_catalog exists already and has another password .*CATALOG_DATABASE_URL.*--reset-passwords/,
    );
    await migrate(elsewhere, true);
    await expect(assertRolesSignIn(plan)).resolves.toBeUndefined();
    // The pools of the running instance still hold their connections; new ones are refused.
    const ready = async () => (await fetch(`${shop.gateway.url}/health/ready`)).status;
    await expect.poll(ready).toBe(503);
    await migrate(production, true);
  } finally {
    await shop.close();
  }
});

it('takes over a copy of a database under another name, with roles of its own', async () => {
  await migrate(production);
  await admin.query('CREATE DATABASE two_copy TEMPLATE two_production OWNER two_production_owner');
  try {
    const url = new URL(production.databaseUrl);
    url.pathname = '/two_copy';
    const copy = await start({ databaseUrl: url.href, dataDir: newFolder() });
    await answers(copy);
    await copy.close();
    const { rows } = await admin.query("SELECT count(*)::int AS n FROM pg_roles WHERE rolname LIKE 'two\\_copy\\_%'");
    expect(rows).toEqual([{ n: 6 }]);
  } finally {
    await admin.query('DROP DATABASE two_copy WITH (FORCE)');
  }
});
