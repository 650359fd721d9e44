import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '#kernel/runtime/area.ts';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask, CREDENTIAL, startFixtureGateway } from './fixture/fixture-gateway.ts';

describe('the gateway in production', () => {
  const fixture = fixtureDomains();
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await startFixtureGateway(fixture.subgraphs, {
      env: {
        PASSERELLE_MODE: 'production',
        GATEWAY_CREDENTIAL: CREDENTIAL,
        RATE_LIMIT_PER_SECOND: '0',
        CORS_ORIGINS: 'https://shop.example',
      },
    });
  });
  afterAll(() => gateway.close());

  it('neither introspects nor suggests', async () => {
    expect((await ask(gateway, '{ __schema { types { name } } }')).status).toBe(400);
    const { text } = await ask(gateway, '{ helo }');
    expect(text).not.toMatch(/Did you mean|hello/);
    const FIND = 'query ($filter: Filter) { find(filter: $filter) }';
    for (const filter of [{ titel: 'x' }, { kind: 'GODO' }, { kind: 'good' }]) {
      const refused = await ask(gateway, FIND, { filter });
      expect(refused.status).toBe(400);
      expect(refused.text).not.toMatch(/Did you mean|"title"|GOOD/);
    }
  });

  it('hides statements, metrics and the explorer', async () => {
    expect((await ask(gateway, '{ products { id } }')).headers.get('x-passerelle-statements')).toBeNull();
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${gateway.url}/explorer/`)).status).toBe(404);
  });

  it('shows metrics for their token alone', async () => {
    const token = 'a token of the operator';
    const guarded = await startFixtureGateway(fixture.subgraphs, {
      env: { PASSERELLE_MODE: 'production', METRICS_TOKEN: token },
    });
    await ask(guarded, '{ hello }');
    expect((await fetch(`${guarded.url}/metrics`)).status).toBe(401);
    const shown = await fetch(`${guarded.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect(await shown.text()).toContain(
      'passerelle_graphql_operation_seconds_count{operation="adhoc",outcome="ok"} 1',
    );
    await guarded.close();
  });

  it('grants listed origins alone, and never all', async () => {
    const from = (origin: string) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    expect((await from('https://shop.example')).headers.get('access-control-allow-origin')).toBe(
      'https://shop.example',
    );
    expect((await from('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('takes beacons of listed origins, of itself and of what is no page, and of no other page', async () => {
    const route: Route = { path: '/beacon', maxBytes: 1024, handle: async () => ({ status: 202, body: {} }) };
    const beacons = await startFixtureGateway(fixtureDomains([route]).subgraphs, {
      env: { PASSERELLE_MODE: 'production', GATEWAY_CREDENTIAL: CREDENTIAL, CORS_ORIGINS: 'https://shop.example' },
    });
    const from = async (origin?: string) => {
      const headers = { 'content-type': 'text/plain', ...(origin === undefined ? {} : { origin }) };
      return (await fetch(`${beacons.url}/beacon`, { method: 'POST', headers, body: '{}' })).status;
    };
    expect(await Promise.all([from(), from('https://shop.example'), from(beacons.url)])).toEqual([202, 202, 202]);
    expect(await Promise.all([from('https://evil.example'), from('null')])).toEqual([403, 403]);
    await beacons.close();
  });

  it('limits the rate of one address', async () => {
    const limited = await startFixtureGateway(fixture.subgraphs, {
      env: { PASSERELLE_MODE: 'production', RATE_LIMIT_PER_SECOND: '2' },
    });
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(limited, '{ hello }')));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(4);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(refused[0]?.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
    expect((await fetch(`${limited.url}/health/live`)).status).toBe(200);
    await limited.close();
  });

  it('lets nobody guess codes, however the guess is wrapped', async () => {
    const limited = await startFixtureGateway(fixture.subgraphs, { env: { RATE_LIMIT_SENSITIVE_PER_MINUTE: '3' } });
    const guess = (code: string) =>
      ask(
        limited,
        'query Guess($code: String!) { ...wrapped } fragment wrapped on Query { ... { card: giftCard(code: $code) } }',
        { code },
      );
    const statuses = await Promise.all(['1', '2', '3', '4', '5'].map(async (code) => (await guess(code)).status));
    expect(statuses.sort()).toEqual([200, 200, 200, 429, 429]);
    expect((await guess('6')).headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await ask(limited, '{ hello }')).status).toBe(200);
    await limited.close();
  });

  it('counts every guess that one operation holds', async () => {
    const limited = await startFixtureGateway(fixture.subgraphs, { env: { RATE_LIMIT_SENSITIVE_PER_MINUTE: '3' } });
    const guesses = (count: number) =>
      ask(limited, `{ ${Array.from({ length: count }, (_, n) => `g${n}: giftCard(code: "${n}")`).join(' ')} }`);
    expect((await guesses(4)).status).toBe(429);
    expect((await guesses(2)).status).toBe(200);
    expect((await guesses(2)).status).toBe(429);
    expect((await guesses(1)).status).toBe(200);
    await limited.close();
  });

  it('plans so many new operations for one address, and answers those it knows without end', async () => {
    const limited = await startFixtureGateway(fixture.subgraphs, {
      env: { RATE_LIMIT_NEW_OPERATIONS_PER_MINUTE: '3' },
    });
    const fresh = (n: number) => ask(limited, `{ a${n}: hello }`);
    const statuses = await Promise.all([1, 2, 3, 4, 5].map(async (n) => (await fresh(n)).status));
    expect(statuses.sort()).toEqual([200, 200, 200, 429, 429]);
    const refused = await fresh(6);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', isRetryable: true });
    expect(refused.headers.get('retry-after')).toBe(String(refused.errors?.[0]?.extensions['retryAfterSeconds']));
    const known = await Promise.all([1, 2, 3, 4, 5, 1, 2, 3].map(async (n) => (await fresh(n)).status));
    expect(known.filter((status) => status === 200).length).toBe(6);
    await limited.close();
  });

  it('counts an operation of which a part is refused once', async () => {
    const limited = await startFixtureGateway(fixture.subgraphs, {
      env: { RATE_LIMIT_NEW_OPERATIONS_PER_MINUTE: '1' },
    });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await ask(limited, '{ hello forStaff }')).status);
    expect(statuses).toEqual([200, 200, 200]);
    await limited.close();
  });

  it('runs committed operations alone when told so', async () => {
    const strict = await startFixtureGateway(fixture.subgraphs, { env: { SAFELIST_ONLY: 'true' } });
    const refused = await ask(strict, '{ hello }');
    expect(refused.status).toBe(400);
    expect(refused.errors?.[0]?.extensions['code']).toBe('OPERATION_NOT_SAFELISTED');
    await strict.close();
  });
});
