import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../ops/project.ts';
import { HOSTILE_ROUTES } from '../hostile/routes.ts';
import { openTestHouse, type TestHouse } from '../support/test-house.ts';

/** Names of the gateway's routes, and addresses that it hands on, as its sources give them. */
function routesOfTheGateway(): string[] {
  const files = [
    inProject('gateway/gateway.ts'),
    ...readdirSync(inProject('gateway/http')).map((file) => inProject('gateway/http', file)),
  ];
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const names = [...source.matchAll(/^\s+name: '(\w+)',$/gm)].map(([, name]) => name ?? '');
  const owned = [...source.matchAll(/\{ path: '([^']+)', owner:/g)].map(([, path]) => path ?? '');
  return [...names, ...owned];
}

it('names every route of the gateway, and the addresses where there is none', () => {
  expect(Object.keys(HOSTILE_ROUTES).sort()).toEqual([...routesOfTheGateway(), 'none'].sort());
});

describe('hostile requests to the whole house', () => {
  let house: TestHouse;
  let admin: string;
  beforeAll(async () => {
    house = await openTestHouse({ parity: false });
    admin = await house.adminToken();
  });
  afterAll(() => house?.close());

  const requests = Object.entries(HOSTILE_ROUTES).flatMap(([route, list]) => list.map((one) => ({ route, ...one })));
  it.each(requests)('$route refuses $what', async ({ path, init, asAdmin, status }) => {
    const headers = { ...init?.headers, ...(asAdmin ? { authorization: `Bearer ${admin}` } : {}) };
    const response = await fetch(`${house.url}${path}`, { redirect: 'manual', ...init, headers });
    const text = await response.text();
    expect(text).not.toMatch(/node_modules|\n\s+at |\.ts:\d|stacktrace|root:|"dependencies"|INTERNAL/);
    const allowed = typeof status === 'number' ? [status] : status;
    expect(
      allowed.includes(response.status) ? '' : `${response.status}, not ${allowed.join(' or ')}: ${text.slice(0, 300)}`,
    ).toBe('');
    if (response.status === 405) expect(response.headers.get('allow')).toBeTruthy();
  });

  it('is as well afterwards as before', async () => {
    expect((await fetch(`${house.url}/health/live`)).status).toBe(200);
    expect(await house.ask('{ channels { code } }')).toBeDefined();
  });
});
