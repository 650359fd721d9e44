import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import { runner } from '../../../ops/cli/project.ts';
import { type Databases, openDatabases } from '../../../ops/instance/databases.ts';
import { type RunningEngine, startEngine } from '../../../ops/instance/engine/start-engine.ts';
import { instanceEnvironment } from '../../../ops/instance/environment.ts';
import { openInstance } from '../../../ops/instance/open-instance.ts';
import { openSecrets } from '../../../ops/instance/secrets.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { fillCart, orderCart, stockShop } from '../../support/checkout-load.ts';
import { runCommand } from '../../support/command.ts';
import { type DemoInstance, openDemoInstance } from '../../support/demo-instance.ts';
import { everyFigure } from '../../support/every-figure.ts';
import { createGraphClient, type GraphClient } from '../../support/graph-client.ts';
import { findInstalledTools, startInstalledServer } from '../../support/installed-server.ts';
import { brokenInvariants } from '../../support/order-invariants.ts';
import { openTestInstance } from '../../support/test-instance.ts';
import { signToken } from '../../support/test-secrets.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const PERIOD = { from: '2024-11-01', before: '2026-12-01' };

/** How far the facts are, and that they were rebuilt: a restore makes them again. */
const DERIVED = new Set([
  'attribution.fact_progress',
  'attribution.data_version',
  'attribution.event_cursor',
  'attribution.job',
]);

let demo: DemoInstance;
let figures: unknown;
let folder: string;
/** Of the demo shop, at rest: nothing is written there any more. */
let backup: string;

const ops = (
  name: 'backup' | 'restore' | 'migrate' | 'rebuild',
  words: readonly string[],
  env: Record<string, string>,
) => runCommand([runner, `ops/maintain/${name}/index.ts`, ...words], env);

function newFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { mode: 0o755 });
  return path;
}

/** A name and a sum over every row of every table, and what the sequences stand at. */
async function contentOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relnamespace::regnamespace::text = ANY ($1)
       AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT LIKE '\\_p%' ORDER BY 1`,
      [[...DOMAINS]],
    );
    const content: Record<string, string> = {};
    for (const { name } of tables.rows.filter((table) => !DERIVED.has(table.name))) {
      const found = await client.query<{ sum: string }>(
        `SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS sum FROM ${name} t`,
      );
      content[name] = found.rows[0]?.sum ?? '';
    }
    const sequences = await client.query<{ name: string; value: string }>(
      `SELECT schemaname || '.' || sequencename AS name, last_value::text AS value FROM pg_sequences
       WHERE schemaname = ANY ($1) AND last_value IS NOT NULL`,
      [[...DOMAINS]],
    );
    for (const { name, value } of sequences.rows) content[name] = value;
    return content;
  } finally {
    await client.end();
  }
}

/** Figures of a place, from an instance that is opened on its databases and engine. */
async function figuresAt(
  dataDir: string,
  runtimeUrls: Databases['runtimeUrls'],
  engine: RunningEngine,
): Promise<unknown> {
  const secrets = openSecrets(dataDir);
  const clickhouse = { url: engine.url, user: engine.user, password: secrets.enginePassword };
  const env = instanceEnvironment({ env: {}, port: 0, mode: 'demo', dataDir, secrets, runtimeUrls, clickhouse });
  const again = await openInstance({ env: { ...env, PORT: '0' }, logger: createLogger({}, true) });
  try {
    const key = secrets.sessionSigningKey as Parameters<typeof signToken>[0];
    const admin = { kind: 'staff', staffId: 'stf_test', sessionId: 's', roles: ['ADMIN'], locationIds: [] } as const;
    return await figuresOf(createGraphClient(again.gateway.url), await signToken(key, admin));
  } finally {
    await again.close();
  }
}

const figuresOf = (client: GraphClient, token: string) => everyFigure(client, token, PERIOD);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-backup-'));
  chmodSync(folder, 0o755);
  demo = await openDemoInstance({ scale: 0.001, now: NOW });
  try {
    figures = await figuresOf(demo, await demo.environment.adminToken());
    expect(Object.keys(figures as object).length).toBeGreaterThan(10);
    const dataDir = demo.environment.env['DATA_DIR'] ?? '';
    mkdirSync(join(dataDir, 'media'));
    writeFileSync(join(dataDir, 'media', 'picture.webp'), 'a picture');
  } finally {
    await demo.instance.close();
  }
  backup = join(folder, 'one');
  const written = await ops('backup', [backup], sourceEnvironment());
  expect([written.code, written.stderr]).toEqual([0, expect.stringMatching(/Database: done/)]);
});
afterAll(async () => {
  await demo?.environment.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The settings by which the demo's environment finds its own database; its secrets are the test's. */
function sourceEnvironment(): Record<string, string> {
  return { ...demo.environment.env, DATABASE_URL: demo.environment.database.adminUrl };
}

it('backs up a server, and restores it into an embedded one: every row, balance and figure', async () => {
  const dataDir = newFolder('embedded');
  const restored = await ops('restore', [backup], { DATA_DIR: dataDir });
  expect([restored.code, restored.stdout]).toEqual([0, expect.stringMatching(/^Restored the instance as of /)]);
  expect(readFileSync(join(dataDir, 'media', 'picture.webp'), 'utf8')).toBe('a picture');

  const secrets = openSecrets(dataDir);
  const databases = await openDatabases({ env: {}, dataDir, secrets: () => secrets });
  const engine = await startEngine({ dataDir, password: secrets.enginePassword });
  let held: Record<string, string> = {};
  try {
    expect(await contentOf(databases.adminUrl)).toEqual(await contentOf(demo.environment.database.adminUrl));
    expect(await figuresAt(dataDir, databases.runtimeUrls, engine)).toEqual(figures);
    held = await contentOf(databases.adminUrl);
  } finally {
    await engine.stop();
    await databases.cluster?.stop();
  }

  // The embedded default as shipped, into a server: the way back.
  const second = join(folder, 'two');
  expect((await ops('backup', [second, '--secrets'], { DATA_DIR: dataDir })).code).toBe(0);
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  await admin.query('CREATE DATABASE backup_target');
  const url = new URL(inject('postgresUrl'));
  url.pathname = '/backup_target';
  try {
    const place = { DATA_DIR: newFolder('server'), DATABASE_URL: url.href };
    const moved = await ops('restore', [second], place);
    expect([moved.code, moved.stderr]).toEqual([0, expect.stringContaining('Facts of orders')]);
    expect(await contentOf(url.href)).toEqual(held);
    expect(openSecrets(place.DATA_DIR)).toEqual(secrets);
    const refused = await ops('restore', [second], { ...place, DATA_DIR: newFolder('other') });
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('holds data already')]);
  } finally {
    await admin.query('DROP DATABASE backup_target WITH (FORCE)');
    await admin.end();
  }
});

it("keeps every row and figure through a server's own pg_dump, psql and migrate", async ({ skip }) => {
  const tools = findInstalledTools();
  if (typeof tools === 'string') return skip(tools);
  const server = await startInstalledServer(tools, newFolder('installed'));
  try {
    const [from, to] = [server.url('shop'), server.url('shop_again')];
    const admin = new pg.Client({ connectionString: server.url('postgres') });
    await admin.connect();
    for (const database of ['shop', 'shop_again']) await admin.query(`CREATE DATABASE ${database}`);
    await admin.end();
    const dumped = newFolder('dumped');
    expect((await ops('restore', [backup], { DATA_DIR: dumped, DATABASE_URL: from })).code).toBe(0);

    // As docs/operations.md says it.
    const [dump, roles] = [join(folder, 'shop.sql'), join(folder, 'roles.sql')];
    const run = (program: string, words: readonly string[], env: Record<string, string> = {}) =>
      execFileSync(join(tools.folder, program), [...words], { env: { ...process.env, ...env }, stdio: 'pipe' });
    run('pg_dump', ['--no-owner', '--no-acl', '--clean', '--if-exists', `--file=${dump}`, from]);
    const place = { DATA_DIR: newFolder('loaded'), DATABASE_URL: to };
    for (const name of ['spool', 'media', 'secrets.json']) {
      cpSync(join(dumped, name), join(place.DATA_DIR, name), { recursive: true });
    }
    writeFileSync(roles, (await ops('migrate', ['--roles'], place)).stdout);
    const psql = ['--quiet', '--set=ON_ERROR_STOP=1', to];
    run('psql', [...psql, `--file=${roles}`]);
    run('psql', [...psql, `--file=${dump}`], { PGOPTIONS: '-c role=shop_again_migrator' });
    expect((await ops('migrate', [], place)).code).toBe(0);
    expect(await contentOf(to)).toEqual(await contentOf(from));
    expect((await ops('rebuild', [], place)).code).toBe(0);

    const secrets = openSecrets(place.DATA_DIR);
    const { runtimeUrls } = await openDatabases({ env: place, dataDir: place.DATA_DIR, secrets: () => secrets });
    const engine = await startEngine({ dataDir: place.DATA_DIR, password: secrets.enginePassword });
    try {
      expect(await figuresAt(place.DATA_DIR, runtimeUrls, engine)).toEqual(figures);
    } finally {
      await engine.stop();
    }
  } finally {
    await server.stop();
  }
});

it('restores no damaged backup, and none over an instance', async () => {
  const over = await ops('restore', [backup], { DATA_DIR: join(folder, 'embedded') });
  expect([over.code, over.stderr]).toEqual([1, expect.stringMatching(/^The data folder .* holds an instance already/)]);
  const again = await ops('backup', [backup], sourceEnvironment());
  expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/is not empty: a backup goes into a new one/)]);
  const damaged = join(folder, 'damaged');
  cpSync(backup, damaged, { recursive: true });
  appendFileSync(join(damaged, 'database', 'orders', 'orders.copy.gz'), 'x');
  const place = join(folder, 'nowhere');
  const broken = await ops('restore', [damaged], { DATA_DIR: place });
  expect([broken.code, broken.stderr]).toEqual([
    1,
    expect.stringMatching(/is damaged: database\/orders\/orders\.copy\.gz is not what was written/),
  ]);
});

it('is consistent while the shop sells: no acknowledged order is missing, and every invariant holds', async () => {
  const shop = await openTestInstance();
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  await admin.query('CREATE DATABASE backup_selling');
  try {
    const variants = await stockShop(shop, await shop.adminToken(), { locations: 2, products: 4, units: 5_000 });
    const acknowledged: string[] = [];
    let isOpen = true;
    const sell = async (index: number) => {
      for (let sale = index; isOpen; sale++) {
        const cart = await fillCart(shop, [{ variantId: variants[sale % variants.length] ?? '', quantity: 1 }]);
        const { order } = await orderCart(shop, cart, randomUUID());
        if (order) acknowledged.push(order.id);
      }
    };
    const buyers = [sell(0), sell(1), sell(2)];
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(10);
    const before = [...acknowledged];
    const selling = join(folder, 'selling');
    const written = await ops('backup', [selling], { ...shop.env, DATABASE_URL: shop.database.adminUrl });
    expect([written.code, written.stderr]).toEqual([0, expect.any(String)]);
    isOpen = false;
    await Promise.all(buyers);
    expect(acknowledged.length).toBeGreaterThan(before.length);

    const url = new URL(inject('postgresUrl'));
    url.pathname = '/backup_selling';
    const dataDir = newFolder('sold');
    expect((await ops('restore', [selling], { DATA_DIR: dataDir, DATABASE_URL: url.href })).code).toBe(0);
    const secrets = openSecrets(dataDir);
    const { runtimeUrls } = await openDatabases({ env: { DATABASE_URL: url.href }, dataDir, secrets: () => secrets });
    const clickhouse = { url: 'http://127.0.0.1:9', user: '', password: '' };
    const env = instanceEnvironment({ env: {}, port: 0, mode: 'demo', dataDir, secrets, runtimeUrls, clickhouse });
    const again = await openInstance({ env: { ...env, PORT: '0' }, logger: createLogger({}, true) });
    try {
      const db = (domain: (typeof DOMAINS)[number]) => {
        const found = again.subgraphs.get(domain);
        if (!found) throw new Error(`${domain} is not open`);
        return found.deps.db;
      };
      await expect.poll(() => brokenInvariants(db), { timeout: 60_000 }).toEqual([]);
      const found = await db('orders').pool.query('select id from orders where id = any($1)', [before]);
      expect(found.rowCount).toBe(before.length);
    } finally {
      await again.close();
    }
  } finally {
    await shop.close();
    await admin.query('DROP DATABASE backup_selling WITH (FORCE)');
    await admin.end();
  }
});
