import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask, customersPorts, startFixtureGateway } from './fixture/fixture-gateway.ts';

const post = { method: 'POST', headers: { 'content-type': 'application/json' } } as const;
const body = (query: string, rest: Record<string, unknown> = {}) => JSON.stringify({ query, ...rest });
const deep = (levels: number) =>
  `${'{ products { variants '.repeat(1)}${'{ availability '.repeat(levels)}{ total }${' }'.repeat(levels + 2)}`;

/** What a stranger may send, and the answer it deserves: never 2xx, never 5xx. */
const HOSTILE: ReadonlyArray<{ name: string; path?: string; init: RequestInit; status: number; code?: string }> = [
  { name: 'no body', init: { ...post }, status: 400 },
  { name: 'a body that is not JSON', init: { ...post, body: '{"query":' }, status: 400, code: 'BAD_REQUEST' },
  {
    name: 'bytes that are not UTF-8',
    init: { ...post, body: new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]) },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a body over 256 KB',
    init: { ...post, body: body(`# ${'x'.repeat(300_000)}\n{ hello }`) },
    status: 413,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a compressed body',
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: new Uint8Array(gzipSync(body('{ hello }'))),
    },
    status: 415,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a form',
    init: { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={hello}' },
    status: 415,
    code: 'BAD_REQUEST',
  },
  {
    name: 'text/plain, as a cross-site form could',
    init: { method: 'POST', headers: { 'content-type': 'text/plain' }, body: body('{ hello }') },
    status: 415,
  },
  {
    name: 'another charset',
    init: { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-16' }, body: body('{ hello }') },
    status: 415,
  },
  {
    name: 'a batch',
    init: { ...post, body: `[${body('{ hello }')},${body('{ hello }')}]` },
    status: 400,
    code: 'BAD_REQUEST',
  },
  { name: 'a query that is no string', init: { ...post, body: '{"query":{"kind":"Document"}}' }, status: 400 },
  {
    name: 'variables that are no object',
    init: { ...post, body: '{"query":"{ hello }","variables":[1]}' },
    status: 400,
  },
  { name: 'a syntax error', init: { ...post, body: body('{ hello') }, status: 400, code: 'GRAPHQL_PARSE_FAILED' },
  {
    name: 'a field that is not there',
    init: { ...post, body: body('{ helo }') },
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'an unknown operation name',
    init: { ...post, body: body('query A { hello }', { operationName: 'B' }) },
    status: 400,
  },
  {
    name: 'a variable of the wrong type',
    init: { ...post, body: body('query ($n: Int) { products(first: $n) { id } }', { variables: { n: 'many' } }) },
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'too many tokens',
    init: { ...post, body: body(`{ ${'hello '.repeat(3_000)} }`) },
    status: 400,
    code: 'OPERATION_TOO_LARGE',
  },
  {
    name: 'too many aliases',
    init: { ...post, body: body(`{ ${Array.from({ length: 40 }, (_, n) => `a${n}: hello`).join(' ')} }`) },
    status: 400,
  },
  { name: 'too many root fields', init: { ...post, body: body(`{ ${'hello '.repeat(40)} }`) }, status: 400 },
  {
    name: 'too many directives',
    init: { ...post, body: body(`{ hello ${'@include(if: true) '.repeat(60)} }`) },
    status: 400,
  },
  { name: 'too deep', init: { ...post, body: body(deep(40)) }, status: 400 },
  {
    name: 'fragments that multiply',
    init: {
      ...post,
      body: body(
        `{ ...f0 } ${Array.from({ length: 20 }, (_, n) => `fragment f${n} on Query { hello ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f20 on Query { hello }`,
      ),
    },
    status: 400,
  },
  {
    name: 'fragments in a circle',
    init: { ...post, body: body('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }') },
    status: 400,
  },
  {
    name: 'a page too large to pay for',
    init: { ...post, body: body('{ products(first: 1000000) { variants { availability { total } } } }') },
    status: 400,
    code: 'OPERATION_TOO_COSTLY',
  },
  { name: 'a GET mutation', path: '/graphql?query=mutation{recount}', init: {}, status: 405 },
  { name: 'a GET of nothing', path: '/graphql', init: {}, status: 400, code: 'BAD_REQUEST' },
  { name: 'a GET of two queries', path: '/graphql?query={hello}&query={hello}', init: {}, status: 400 },
  { name: 'a GET with variables that are not JSON', path: '/graphql?query={hello}&variables={', init: {}, status: 400 },
  { name: 'PUT', init: { method: 'PUT', body: '{}' }, status: 405, code: 'BAD_REQUEST' },
  {
    name: 'the id of no committed operation',
    init: { ...post, body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'ff' } } }) },
    status: 400,
    code: 'PERSISTED_QUERY_NOT_FOUND',
  },
  {
    name: 'a hash that is an object',
    init: { ...post, body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":{"toString":1}}}}' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'the hash of another document',
    init: { ...post, body: body('{ hello }', { documentId: `sha256:${'0'.repeat(64)}` }) },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a token that is none',
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Basic eDp5' },
      body: body('{ hello }'),
    },
    status: 401,
    code: 'UNAUTHENTICATED',
  },
  {
    name: 'the federation root fields',
    init: { ...post, body: body('{ _entities(representations: []) { __typename } }') },
    status: 400,
  },
  { name: 'a subscription', init: { ...post, body: body('subscription { hello }') }, status: 400 },
  { name: 'an address that is not there', path: '/etc/passwd', init: {}, status: 404 },
  { name: 'a way out of the dashboard folder', path: '/admin/..%2f..%2fpackage.json', init: {}, status: 404 },
  { name: 'a way out by a null byte', path: '/admin/%00.js', init: {}, status: 404 },
  { name: 'a stream without sign-in', path: '/stream?topics=inventory', init: {}, status: 401 },
  { name: 'a stream of nothing', path: '/stream', init: {}, status: 400 },
  { name: 'an ingest address of nobody', path: '/ingest/everything', init: { ...post, body: '{}' }, status: 404 },
];

describe('hostile requests', () => {
  const fixture = fixtureDomains();
  let gateway: RunningGateway;
  // Sign-in is configured, so that a bad token is refused rather than passed over.
  const ports = customersPorts(async () => ({ keys: [] }));

  beforeAll(async () => {
    gateway = await startFixtureGateway(fixture.subgraphs, { ports });
  });
  afterAll(() => gateway.close());

  it.each(HOSTILE)('$name is answered $status and nothing of the inside', async ({ path, init, status, code }) => {
    const response = await fetch(`${gateway.url}${path ?? '/graphql'}`, init);
    const text = await response.text();
    expect({ status: response.status, text: response.status === status ? '' : text }).toEqual({ status, text: '' });
    expect(text).not.toMatch(/node_modules|\bat \w+ \(|stacktrace|127\.0\.0\.1|root:/);
    expect(response.headers.get('x-request-id')).toBeTruthy();
    if (code !== undefined) {
      const parsed = JSON.parse(text) as { errors: Array<{ extensions: Record<string, unknown> }> };
      expect(parsed.errors[0]?.extensions['code']).toBe(code);
      expect(parsed.errors[0]?.extensions['requestId']).toBe(response.headers.get('x-request-id'));
    }
  });

  it('answers at most a handful of validation errors', async () => {
    const { errors } = await ask(gateway, `{ ${Array.from({ length: 15 }, (_, n) => `nothing${n}`).join(' ')} }`);
    expect(errors?.length).toBeLessThanOrEqual(6);
  });

  it('ends a request line that is no HTTP without a word', async () => {
    const status = await new Promise<number | undefined>((done) => {
      const raw = request({
        host: '127.0.0.1',
        port: gateway.port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '10' },
      });
      raw.on('response', (response) => done(response.statusCode));
      raw.on('error', () => done(undefined));
      raw.write('{"a');
      raw.destroy();
    });
    expect(status).toBeUndefined();
    expect((await ask(gateway, '{ hello }')).data).toEqual({ hello: 'world' });
  });

  it('answers a slow domain in time, with a clear error', async () => {
    const quick = await startFixtureGateway(fixture.subgraphs, { env: { SUBGRAPH_TIMEOUT_MS: '100' } });
    const { data, errors } = await ask(quick, '{ slow }');
    expect(data?.['slow'] ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'DEADLINE_EXCEEDED', isRetryable: true });
    await quick.close();
  });
});
