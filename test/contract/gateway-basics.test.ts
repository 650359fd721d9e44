import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedSubgraph } from '#kernel/runtime/serve.ts';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask, serveFixture, startFixtureGateway } from './fixture/fixture-gateway.ts';

const LIST = '{ products { id title variants { id sku availability { total } } } }';

describe.each(['in process', 'in process through the wire', 'over HTTP'])(
  'one graph over several domains, %s',
  (way) => {
    const fixture = fixtureDomains();
    let gateway: RunningGateway;
    let served: ServedSubgraph[] = [];

    beforeAll(async () => {
      if (way === 'over HTTP') served = await Promise.all(fixture.subgraphs.map((subgraph) => serveFixture(subgraph)));
      const remote =
        served.length > 0
          ? new Map(fixture.subgraphs.map(({ name }, n) => [name, served[n]?.url ?? ''] as const))
          : undefined;
      gateway = await startFixtureGateway(fixture.subgraphs, {
        ...(remote ? { remote } : {}),
        parity: way !== 'in process',
      });
    });

    afterAll(async () => {
      await gateway.close();
      await Promise.all(served.map((one) => one.close()));
    });

    it('answers entities of one domain with fields of another, in one batch without repetition', async () => {
      fixture.asked.length = 0;
      const { status, data, errors } = await ask(gateway, LIST);
      expect(errors).toBeUndefined();
      expect(status).toBe(200);
      expect(data).toEqual({
        products: [
          {
            id: 'prd_1',
            title: 'Trench',
            variants: [
              { id: 'var_1', sku: 'VAR_1', availability: { total: 1 } },
              { id: 'var_2', sku: 'VAR_2', availability: { total: 2 } },
            ],
          },
          {
            id: 'prd_2',
            title: 'Scarf',
            variants: [
              { id: 'var_2', sku: 'VAR_2', availability: { total: 2 } },
              { id: 'var_3', sku: 'VAR_3', availability: { total: 3 } },
            ],
          },
        ],
      });
      expect(fixture.asked).toEqual([['var_1', 'var_2', 'var_3']]);
    });

    it('tells the statements of every domain', async () => {
      const { headers } = await ask(gateway, LIST);
      expect(headers.get('x-passerelle-statements')).toBe('catalog=1,inventory=1');
    });

    it('keeps a caller request id, else makes one, and hands on a valid trace', async () => {
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const given = await ask(gateway, '{ traceOfRequest }', {}, { 'x-request-id': 'my-request-1', traceparent });
      expect(given.headers.get('x-request-id')).toBe('my-request-1');
      expect(given.data).toEqual({ traceOfRequest: traceparent });
      const made = await ask(gateway, '{ traceOfRequest }', {}, { 'x-request-id': 'a b', traceparent: 'nonsense' });
      expect(made.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
      expect(made.data).toEqual({ traceOfRequest: null });
    });

    it('never takes an actor from a client', async () => {
      const forged = Buffer.from(JSON.stringify({ kind: 'service', name: 'mallory' })).toString('base64url');
      const { data } = await ask(
        gateway,
        '{ whoAsks }',
        {},
        { 'x-passerelle-actor': forged, 'x-passerelle-credential': 'guess' },
      );
      expect(data).toEqual({ whoAsks: { kind: 'anonymous' } });
    });

    it('shows an expected failure with its code and the request id', async () => {
      const { data, errors } = await ask(gateway, '{ hello conflict }', {}, { 'x-request-id': 'conflict-1' });
      expect(data).toEqual({ hello: 'world', conflict: null });
      expect(errors).toEqual([
        {
          message: 'The price has moved on',
          path: ['conflict'],
          extensions: { code: 'BAD_USER_INPUT', isRetryable: false, requestId: 'conflict-1' },
        },
      ]);
    });

    it('masks a fault: no message, subgraph, address or stack leaves', async () => {
      const { text, errors } = await ask(gateway, '{ hello fault }');
      expect(errors?.[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
      expect(errors?.[0]?.extensions['requestId']).toBeTypeOf('string');
      expect(text).not.toMatch(/hunter2|10\.0\.0\.7|catalog|stack|serviceName|127\.0\.0\.1/);
    });

    it('refuses what a role does not grant', async () => {
      const { errors } = await ask(gateway, '{ forStaff }');
      expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    });

    it('keeps internal ports out of the public graph', async () => {
      const { status, errors } = await ask(gateway, '{ catalogSecretPort }');
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    });

    it('runs mutations with variables', async () => {
      const { data } = await ask(gateway, 'mutation Rename($title: String!) { rename(title: $title) }', {
        title: 'Étoile',
      });
      expect(data).toEqual({ rename: 'Étoile' });
    });

    it('is ready once every domain is', async () => {
      const response = await fetch(`${gateway.url}/health/ready`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        ready: true,
        subgraphs: { catalog: true, inventory: true },
        warnings: [],
      });
      expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
    });
  },
);
