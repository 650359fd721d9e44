import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../../gateway/gateway.ts';
import { fixtureDomains } from '../fixture/fixture-domains.ts';
import { CREDENTIAL, send, serveFixture, startFixtureGateway } from '../fixture/fixture-gateway.ts';

/** Audits of the old media type that would hide a failure behind a 200; section 21 gives it the same statuses. */
const NOT_FOLLOWED = new Set(['572B', 'FDE2', '7B9B']);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const TITLES = '{ products { title } }';
const STOCK = '{ products { variants { availability { total } } } }';

const fixture = fixtureDomains();
let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startFixtureGateway(fixture.subgraphs);
});
afterAll(() => gateway.close());

const get = (parameters: Record<string, string>, headers: Record<string, string> = {}, from = gateway) =>
  fetch(`${from.url}/graphql?${new URLSearchParams(parameters)}`, { headers });
const post = (fields: Record<string, unknown>, to = gateway) => send(to, JSON.stringify(fields));
const codeOf = ({ errors }: Awaited<ReturnType<typeof send>>) => errors?.[0]?.extensions['code'];

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${gateway.url}/graphql` }).filter(({ id }) => !NOT_FOLLOWED.has(id));

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? '' : result.reason).toBe('');
  });

  it('is answered by GET without a special header, mutations by POST alone', async () => {
    expect(await (await get({ query: '{ hello }' })).json()).toEqual({ data: { hello: 'world' } });
    const refused = await get({ query: 'mutation { recount }' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await post({ query: 'mutation { recount }' })).data).toEqual({ recount: true });
  });

  it('L8: is the same with and without the header that a preflight demands, kept or not: no cookie is a credential', async () => {
    const query = '{ products { title } }';
    const tried = [{}, { 'apollo-require-preflight': '1' }, { cookie: 'session=1; token=2' }, {}, { accept: '*/*' }];
    for (const headers of tried) {
      const answer = await get({ query }, headers);
      expect([answer.status, answer.headers.get('set-cookie'), await answer.json()]).toEqual([
        200,
        null,
        { data: { products: [{ title: 'Trench' }, { title: 'Scarf' }] } },
      ]);
    }
    const staff = await get({ query: '{ forStaff }' }, { cookie: 'session=1', 'apollo-require-preflight': '1' });
    expect((await staff.json()) as object).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it.each(['application/json', 'application/graphql-response+json'])('has the same statuses as %s', async (accept) => {
    const status = async (query: string) => (await get({ query }, { accept })).status;
    expect(await status('{ hello fault }')).toBe(200);
    expect(await status('{ hello')).toBe(400);
    expect(await status('{ nothing }')).toBe(400);
  });

  it('names each answer', async () => {
    for (const path of ['/', '/graphql', '/graphql?query={hello}', '/nothing', '/stream', '/health/live'])
      expect((await fetch(`${gateway.url}${path}`)).headers.get('x-request-id')).toBeTruthy();
  });

  it('is compressed where it is more than a packet and the caller takes it, under a tag of its own', async () => {
    const answer = async (query: string, accepted: string) => {
      const { headers } = await get({ query }, { 'accept-encoding': accepted });
      return [headers.get('content-encoding'), headers.get('vary')?.includes('Accept-Encoding')];
    };
    const large = '{ __schema { types { name description fields { name description } } } }';
    expect(await answer(large, 'gzip, deflate, br')).toEqual(['br', true]);
    expect(await answer(large, 'br;q=0, gzip')).toEqual(['gzip', true]);
    expect(await answer(large, 'identity')).toEqual([null, true]);
    expect(await answer('{ hello }', 'br')).toEqual([null, true]);
    const tagged = `{ ${Array.from({ length: 20 }, (_, n) => `p${n}: products { id title variants { id } }`).join(' ')} }`;
    const plain = await get({ query: tagged }, { 'accept-encoding': 'identity' });
    const packed = await get({ query: tagged }, { 'accept-encoding': 'gzip' });
    expect(await packed.text()).toBe(await plain.text());
    const tags = [plain.headers.get('etag') ?? '', packed.headers.get('etag') ?? ''];
    expect(tags[1]).toBe(tags[0]?.replace(/"$/, '-gzip"'));
    for (const tag of tags)
      expect((await get({ query: tagged }, { 'if-none-match': tag, 'accept-encoding': 'gzip' })).status).toBe(304);
  });

  it('says at the root where things are', async () => {
    expect(await (await fetch(gateway.url)).json()).toMatchObject({ graphql: '/graphql', stream: '/stream' });
  });

  it('lets pages of the developer’s own machine ask, on any port', async () => {
    const granted = async (origin: string) =>
      (await fetch(`${gateway.url}/graphql`, { method: 'OPTIONS', headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await granted('http://localhost:5173')).toBe('http://localhost:5173');
    expect(await granted('http://[::1]:3000')).toBe('http://[::1]:3000');
    expect(await granted('http://localhost.evil.example')).toBeNull();
    expect(await granted('https://shop.example')).toBeNull();
  });
});

describe('a document by its id', () => {
  const apollo = (hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });

  it('is known once it was sent with it, by either form and by GET', async () => {
    const query = '{ products(first: 1) { title } }';
    const id = sha256(query);
    expect(codeOf(await post(apollo(id)))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await post({ query, ...apollo(id) })).status).toBe(200);
    expect((await post(apollo(id))).data).toEqual({ products: [{ title: 'Trench' }] });
    expect((await post({ documentId: `sha256:${id}` })).data).toEqual({ products: [{ title: 'Trench' }] });
    expect((await get({ documentId: `sha256:${id}` })).status).toBe(200);
  });

  it('is not learned under the hash of another', async () => {
    const id = sha256('{ a }');
    expect(codeOf(await post({ query: '{ hello }', ...apollo(id) }))).toBe('BAD_REQUEST');
    expect(codeOf(await post(apollo(id)))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('must have an id that is a text', async () => {
    const answer = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: { toString: 1 } } } });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  it('is never learned where committed operations alone run, and clients are told to stop asking', async () => {
    const strict = await startFixtureGateway(fixture.subgraphs, { env: { SAFELIST_ONLY: 'true' } });
    const id = sha256('{ hello }');
    expect(codeOf(await post(apollo(id), strict))).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
    expect(codeOf(await post({ query: '{ hello }', ...apollo(id) }, strict))).toBe('OPERATION_NOT_SAFELISTED');
    await strict.close();
  });
});

describe('operations of the retailer’s own storefront', () => {
  const query = 'query Menu { products { title } }';
  const manifests = {
    Apollo: {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: 'menu', name: 'Menu', type: 'query', body: query }],
    },
    Relay: { menu: query },
  };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'passerelle-storefront-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(manifests))('are safe and named by the manifest of %s', async (_, manifest) => {
    const file = join(folder, 'manifest.json');
    await writeFile(file, JSON.stringify(manifest));
    const env = { SAFELIST_ONLY: 'true', STOREFRONT_OPERATIONS: file };
    const shop = await startFixtureGateway(fixture.subgraphs, { env });
    expect((await post({ documentId: 'menu' }, shop)).data).toMatchObject({ products: [{ title: 'Trench' }, {}] });
    expect((await post({ query }, shop)).status).toBe(200);
    expect((await post({ query: TITLES }, shop)).status).toBe(400);
    const metrics = await (await fetch(`${shop.url}/metrics`)).text();
    expect(metrics).toContain('passerelle_graphql_operation_seconds_count{operation="Menu",outcome="ok"} 2');
    await shop.close();
  });

  it('stop the start when there are none where the setting says', async () => {
    const file = join(folder, 'wrong.json');
    await writeFile(file, '[1]');
    for (const named of [file, join(folder, 'missing.json')])
      await expect(startFixtureGateway(fixture.subgraphs, { env: { STOREFRONT_OPERATIONS: named } })).rejects.toThrow(
        /^STOREFRONT_OPERATIONS names /,
      );
  });
});

describe('a cache in front', () => {
  const control = async (query: string, headers: Record<string, string> = {}) =>
    (await get({ query }, headers)).headers.get('cache-control');

  it('keeps for a minute what changes when somebody changes it, for 5 s what comes and goes', async () => {
    expect(await control(TITLES)).toBe('public, max-age=60');
    expect(await control(STOCK)).toBe('public, max-age=5');
  });

  it('keeps nothing beyond the next known end of a hold or a window, said in this process or in another', async () => {
    const served = await Promise.all(fixture.subgraphs.map((subgraph) => serveFixture(subgraph)));
    const remote = new Map(fixture.subgraphs.map(({ name }, n) => [name, served[n]?.url ?? ''] as const));
    const split = await startFixtureGateway(fixture.subgraphs, { remote });
    const ending = (...milliseconds: number[]) =>
      `{ products { variants { availability { ${milliseconds.map((ms, n) => `c${n}: changesIn(milliseconds: ${ms})`).join(' ')} } } } }`;
    try {
      for (const from of [gateway, split]) {
        const control = async (query: string) => (await get({ query }, {}, from)).headers.get('cache-control');
        expect(await control(ending(3_900, 9_000))).toBe('public, max-age=3');
        expect(await control(ending(60_000))).toBe('public, max-age=5');
        expect(await control(ending(900))).toBe('no-store');
      }
    } finally {
      await split.close();
      await Promise.all(served.map((one) => one.close()));
    }
  });

  it('is told on which headers the answer depends, and is spared what it has', async () => {
    const first = await get({ query: TITLES });
    expect(first.headers.get('vary')).toContain(
      'Accept, Accept-Encoding, Authorization, Accept-Language, Passerelle-Channel, Passerelle-Currency, Passerelle-Country, Passerelle-Store',
    );
    const again = await get({ query: TITLES }, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('keeps nothing that has an error or a field that is not for everybody', async () => {
    for (const query of ['{ whoAsks }', '{ hello whoAsks }', '{ hello conflict }', '{ forStaff }', '{ nothing }'])
      expect([query, await control(query)]).toEqual([query, 'no-store']);
  });

  it('keeps nothing that was sent by POST', async () => {
    expect((await post({ query: TITLES })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('limits', () => {
  it('are told with each answer: the cost of an operation, and that of one too dear', async () => {
    expect((await post({ query: '{ products(first: 7) { title } }' })).headers.get('passerelle-cost')).toBe(
      '7; limit=50000',
    );
    const refused = await post({ query: '{ products(first: 100000) { title } }' });
    expect([refused.status, refused.headers.get('passerelle-cost')]).toEqual([400, '100000; limit=50000']);
  });

  it('are told before they are met, by the headers of rates', async () => {
    const env = { PASSERELLE_MODE: 'production', GATEWAY_CREDENTIAL: CREDENTIAL, RATE_LIMIT_PER_SECOND: '3' };
    const limited = await startFixtureGateway(fixture.subgraphs, { env });
    const first = await post({ query: '{ hello }' }, limited);
    expect(first.headers.get('ratelimit-policy')).toBe('"requests";q=6;w=2');
    expect(first.headers.get('ratelimit')).toBe('"requests";r=5;t=1');
    const answers = await Promise.all(Array.from({ length: 9 }, () => post({ query: '{ hello }' }, limited)));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('1');
    await limited.close();
  });

  it('are counted by client, where it gives a name', async () => {
    const headers = { 'passerelle-client': 'kiosk/2.1' };
    await send(gateway, '{"query":"{ hello }"}', headers);
    await send(gateway, '{"query":"{ hello }"}', { 'passerelle-client': '<script>' });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('passerelle_client_requests_total{client="kiosk/2.1"} 1');
    expect(metrics).not.toContain('<script');
  });
});
