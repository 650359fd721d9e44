import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripIgnoredCharacters } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask, send, startFixtureGateway } from './fixture/fixture-gateway.ts';

const OPERATION = `# The list of the shop.
query ProductList($first: Int) {
  products(first: $first) { id }
}
`;
const ID = createHash('sha256').update(stripIgnoredCharacters(OPERATION)).digest('hex');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-pages-'));
  await mkdir(join(folder, 'dashboard', 'assets'), { recursive: true });
  await mkdir(join(folder, 'operations'));
  await writeFile(join(folder, 'secret.txt'), 'outside');
  await writeFile(join(folder, 'dashboard', 'index.html'), '<!doctype html><title>Dashboard</title>');
  await writeFile(join(folder, 'dashboard', 'assets', 'main-DB13TIDC.js'), `console.log("${'x'.repeat(5_000)}")`);
  await writeFile(join(folder, 'operations', 'product-list.graphql'), OPERATION);
  await writeFile(join(folder, 'operations', 'unfit.graphql'), 'query Unfit { nothingOfTheKind }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the dashboard behind /admin', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await startFixtureGateway(fixtureDomains().subgraphs, {
      env: { DASHBOARD_FOLDER: join(folder, 'dashboard') },
    });
  });
  afterAll(() => gateway.close());

  it('answers its page at every address of the application, never from a cache, under a strict policy', async () => {
    for (const path of ['/admin', '/admin/', '/admin/products/prd_1']) {
      const response = await fetch(`${gateway.url}${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Dashboard</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe-eval');
    }
  });

  it('lets hashed files be kept for a year, compressed as the browser likes', async () => {
    const path = `${gateway.url}/admin/assets/main-DB13TIDC.js`;
    for (const encoding of ['br', 'gzip']) {
      const response = await fetch(path, { headers: { 'accept-encoding': encoding } });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await response.text()).toContain('console.log');
    }
    const etag = (await fetch(path)).headers.get('etag') ?? '';
    expect((await fetch(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('gives nothing of what lies beside its folder', async () => {
    const status = (path: string) =>
      new Promise<number | undefined>((done, fail) => {
        request({ host: '127.0.0.1', port: gateway.port, path }, (response) => {
          response.resume();
          done(response.statusCode);
        })
          .on('error', fail)
          .end();
      });
    for (const path of [
      '/admin/../secret.txt',
      '/admin/..%2fsecret.txt',
      '/admin/assets/..%2f..%2f..%2fsecret.txt',
      '/admin/%2e%2e/secret.txt',
      '/admin//etc/passwd.txt',
      '/admin/missing.js',
    ]) {
      expect([path, await status(path)]).toEqual([path, 404]);
    }
  });
});

describe('committed operations', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await startFixtureGateway(fixtureDomains().subgraphs, {
      env: { OPERATIONS_FOLDER: join(folder, 'operations'), SAFELIST_ONLY: 'true' },
    });
  });
  afterAll(() => gateway.close());

  const byId = (id: string) =>
    send(
      gateway,
      JSON.stringify({ variables: { first: 1 }, extensions: { persistedQuery: { version: 1, sha256Hash: id } } }),
    );

  it('run by their id alone', async () => {
    expect((await byId(ID)).data).toEqual({ products: [{ id: 'prd_1' }] });
  });

  it('run by GET, so that a cache in front may keep them', async () => {
    const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: ID } }));
    const response = await fetch(
      `${gateway.url}/graphql?extensions=${extensions}&variables=${encodeURIComponent('{"first":2}')}`,
    );
    expect(await response.json()).toEqual({ data: { products: [{ id: 'prd_1' }, { id: 'prd_2' }] } });
  });

  it('run by their text, as written or stripped, and nothing else does', async () => {
    expect((await ask(gateway, OPERATION, { first: 1 })).status).toBe(200);
    expect((await ask(gateway, stripIgnoredCharacters(OPERATION), { first: 1 })).status).toBe(200);
    expect((await ask(gateway, '{ products { id } }')).status).toBe(400);
    expect((await ask(gateway, 'not even { graphql')).status).toBe(400);
  });

  it('that do not fit the graph are reported and keep nobody from the others', async () => {
    expect((await byId(ID)).status).toBe(200);
  });
});
