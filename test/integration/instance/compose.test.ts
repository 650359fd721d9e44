import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningEngine, startEngine } from '../../../ops/instance/engine/start-engine.ts';
import { type Cluster, startCluster } from '../../../ops/instance/postgres/cluster.ts';
import { renderKeys } from '../../../ops/maintain/keys/render-keys.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { type ComposeServices, composeProcesses } from '../../support/compose-services.ts';
import { createGraphClient } from '../../support/graph-client.ts';

const CLAIM = `mutation ($input: ClaimFirstAdminInput!) { claimFirstAdmin(input: $input) {
  __typename ... on UserError { message } } }`;
const SIGN_IN = `mutation ($input: SignInStaffInput!) { signInStaff(input: $input) {
  __typename ... on SignInStaffPayload { session { accessToken } } } }`;
/** Long enough for seven processes that start at once on two busy cores. */
const READY = { timeout: 120_000, interval: 250 };

/** What `npm run keys` wrote into the .env file. */
function keys(): Record<string, string> {
  const lines = renderKeys().trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf('=')),
      line.slice(line.indexOf('=') + 1).replace(/^'(.*)'$/, '$1'),
    ]),
  );
}

/** The servers of docker-compose.yml, empty, and its services. */
async function openPlace(variables: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-compose-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'volume');
  mkdirSync(dataDir);
  if (process.getuid?.() === 0) chownSync(dataDir, 65_534, 65_534);
  const all = { ...keys(), ...variables };
  const password = all['POSTGRES_PASSWORD'] ?? '';
  const cluster: Cluster = await startCluster({ dataDir: join(folder, 'server'), password });
  const admin = new pg.Client({ connectionString: cluster.url() });
  await admin.connect();
  await admin.query(`ALTER ROLE passerelle SUPERUSER LOGIN PASSWORD '${password}'`);
  await admin.query('CREATE DATABASE passerelle OWNER passerelle');
  await admin.end();
  const engine: RunningEngine = await startEngine({
    dataDir: join(folder, 'server'),
    password: all['CLICKHOUSE_PASSWORD'] ?? '',
  });
  const services = await composeProcesses({
    variables: all,
    addresses: { 'postgres:5432': `127.0.0.1:${cluster.port}`, 'clickhouse:8123': new URL(engine.url).host },
    dataDir,
  });
  return {
    services,
    cluster,
    metricsToken: all['METRICS_TOKEN'] ?? '',
    async close() {
      await services.stop('SIGKILL');
      await engine.stop();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startAll(services: ComposeServices): Promise<void> {
  for (const domain of DOMAINS) services.start(domain);
  services.start('gateway');
  const status = async () => (await fetch(`${services.url('gateway')}/health/ready`).catch(() => undefined))?.status;
  await expect.poll(status, READY).toBe(200);
}

describe('the services of docker-compose.yml, as nobody, on empty servers', () => {
  let place: Awaited<ReturnType<typeof openPlace>>;
  beforeAll(async () => {
    place = await openPlace({});
  });
  afterAll(() => place?.close());

  const admin = { email: 'admin@maison.example', password: 'a long password of one person' };

  it('come up in production mode, and give an instance that its first admin can claim', async () => {
    const { services } = place;
    const migrated = await services.run('migrate');
    expect(migrated).toMatchObject({ code: 0 });
    await startAll(services);
    const { code, output } = await services.run('first-admin');
    expect({ code, output }).toMatchObject({ code: 0 });
    const [, secret = ''] = /^ {2}(\S+)$/m.exec(output) ?? [];
    const graph = createGraphClient(services.url('gateway'));
    const { claimFirstAdmin } = await graph.ask<{ claimFirstAdmin: unknown }>(CLAIM, {
      input: { code: secret, name: 'Ada', ...admin },
    });
    expect(claimFirstAdmin).toEqual({ __typename: 'ClaimFirstAdminPayload' });
  });

  it('have metrics each, for the operator alone', async () => {
    for (const name of [...DOMAINS, 'gateway']) {
      const url = `${place.services.url(name)}/metrics`;
      expect([name, (await fetch(url)).status]).toEqual([name, 401]);
      const headers = { authorization: `Bearer ${place.metricsToken}` };
      const shown = await (await fetch(url, { headers })).text();
      expect(shown).toContain(name === 'gateway' ? 'passerelle_http_request_seconds' : 'passerelle_domain_ready');
      expect(shown).toContain('process_resident_memory_bytes');
    }
  });

  it('survive kill -9 of everything, and are migrated again without a change', async () => {
    const { services } = place;
    await services.stop('SIGKILL');
    expect(await services.run('migrate')).toMatchObject({ code: 0 });
    await startAll(services);
    const graph = createGraphClient(services.url('gateway'));
    const { signInStaff } = await graph.ask<{ signInStaff: unknown }>(SIGN_IN, { input: admin });
    expect(signInStaff).toMatchObject({ __typename: 'SignInStaffPayload' });
    const { code, output } = await services.run('first-admin');
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^Somebody works here already/) });
  });

  it('get no demo shop once somebody works there', async () => {
    const { code, output } = await place.services.run('demo');
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/PASSERELLE_MODE=demo/) });
  });
});

describe('the profile of the demo shop', () => {
  it('fills it once, before any domain runs', async () => {
    const place = await openPlace({ PASSERELLE_MODE: 'demo' });
    try {
      expect(await place.services.run('migrate')).toMatchObject({ code: 0 });
      const small = ['--scale', '0.002'];
      const filled = await place.services.run('demo', small);
      expect(filled).toEqual({ code: 0, output: expect.stringContaining('The demo shop is there.') });
      const again = await place.services.run('demo', small);
      expect(again).toEqual({ code: 0, output: expect.stringContaining('The demo shop was there already.') });
      const client = new pg.Client({ connectionString: place.cluster.url('passerelle') });
      await client.connect();
      const { rows } = await client.query('SELECT count(*)::int > 0 AS sold FROM orders.orders');
      await client.end();
      expect(rows).toEqual([{ sold: true }]);
    } finally {
      await place.close();
    }
  });
});
