import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { publicSchema } from '../../../ops/dev/compose-schema/breaking-changes.ts';
import { KINDS, type Kind } from '../../hostile/hostile-case.ts';
import { type HostileShop, openHostileShop } from '../../hostile/hostile-shop.ts';
import { HOSTILE_NOTICES, type HostileNotices } from '../../hostile/orders/payment/notices.ts';
import { PROVIDER_SECRET, SIGNATURE_HEADER, signNotice } from '../../hostile/orders/payment/sign-notice.ts';
import { HOSTILE_ROUTES } from '../../hostile/routes.ts';
import { rowsAs } from '../../support/rows-as.ts';

/** Names of the gateway's routes, as its sources give them, and the addresses that the domains declare. */
function routesOfTheGateway(): string[] {
  const files = [
    inProject('gateway/gateway.ts'),
    ...readdirSync(inProject('gateway/http'))
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => inProject('gateway/http', file)),
  ];
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const names = [...source.matchAll(/^\s+name: '(\w+)',\n\s+(?:matches|prefix)/gm)].map(([, name]) => name ?? '');
  const declarations = JSON.parse(readFileSync(inProject('schema', 'declarations.json'), 'utf8')) as Record<
    string,
    { routes: string[] }
  >;
  const owned = Object.values(declarations).flatMap(({ routes }) => routes.map((path) => path.replace(/\*$/, '')));
  return [...names, ...owned];
}

it('names every route of the gateway, and the addresses where there is none', () => {
  expect(Object.keys(HOSTILE_ROUTES).sort()).toEqual([...routesOfTheGateway(), 'none'].sort());
});

it.each(Object.entries(HOSTILE_ROUTES))('tries %s in every way, or says why one cannot be', (_, route) => {
  const tried = new Set<Kind>(['twice', ...route.requests.map(({ kind }) => kind)]);
  expect(KINDS.filter((kind) => !tried.has(kind)).sort()).toEqual(Object.keys(route.notApplicable ?? {}).sort());
});

describe('hostile requests to the whole instance', () => {
  let shop: HostileShop;
  beforeAll(async () => {
    const schema = publicSchema(readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8'));
    shop = await openHostileShop(schema);
  });
  afterAll(() => shop?.close());

  const requests = Object.entries(HOSTILE_ROUTES).flatMap(([route, row]) =>
    row.requests.map((one) => ({ route, ...one })),
  );
  it.each(requests)('$route refuses $what, however often it is sent', async ({ path, init, as, status }) => {
    const token = as && shop.tokenOf(as);
    const headers = { ...init?.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const allowed = [status].flat();
    for (const _ of ['once', 'twice']) {
      const response = await fetch(`${shop.test.url}${path}`, { redirect: 'manual', ...init, headers });
      const text = await response.text();
      expect(text).not.toMatch(/node_modules|\n\s+at |\.ts:\d|stacktrace|root:|"dependencies"|INTERNAL/);
      expect(
        allowed.includes(response.status)
          ? ''
          : `${response.status}, not ${allowed.join(' or ')}: ${text.slice(0, 300)}`,
      ).toBe('');
      if (response.status === 405) expect(response.headers.get('allow')).toBeTruthy();
    }
  });

  async function notify(notice: HostileNotices['notices'][number], body: unknown): Promise<number> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const at = new Date(Date.now() - (notice.age ?? 0));
    const signatures = {
      nobody: {},
      'somebody else': { [SIGNATURE_HEADER]: signNotice('guess', text, at) },
      'the provider, for another body': { [SIGNATURE_HEADER]: signNotice(PROVIDER_SECRET, `${text} `, at) },
      'the provider': { [SIGNATURE_HEADER]: signNotice(PROVIDER_SECRET, text, at) },
    };
    const headers = { 'content-type': 'application/json', ...signatures[notice.signedBy ?? 'the provider'] };
    const init = { method: 'POST', headers, body: text };
    const response = await fetch(`${shop.test.url}/webhooks/payments/test`, init);
    expect(await response.text()).not.toMatch(/node_modules|\n\s+at |\.ts:\d|INTERNAL/);
    return response.status;
  }

  async function stateOf(id: unknown) {
    const [state] = await rowsAs<{ order: string; payment: string }>(
      shop.db('orders'),
      sql`
      select o.status as order, i.status as payment from orders o join payment p on p.order_id = o.id
      join test_payment_intent i on i.provider_key = p.provider_key where o.id = ${String(id)}`,
    );
    return state;
  }

  it.each(HOSTILE_NOTICES)('the payment webhook, $kind: $what', async ({ notices, atOnce, first, leaves }) => {
    const resolve = shop.names();
    const orders = await Promise.all(Object.keys(leaves).map(resolve));
    if (first) await shop.do(first.as, first.mutation, (await resolve(first.input)) as typeof first.input);
    const bodies = await Promise.all(notices.map(({ body }) => resolve(body)));
    const statuses: number[] = [];
    const send = async (notice: HostileNotices['notices'][number], index: number) => {
      statuses[index] = await notify(notice, bodies[index]);
    };
    if (atOnce) await Promise.all(notices.map(send));
    else for (const [index, notice] of notices.entries()) await send(notice, index);
    expect(statuses).toEqual(notices.map(({ status }) => status));
    for (const [index, expected] of Object.values(leaves).entries())
      await expect.poll(() => stateOf(orders[index])).toEqual(expected);
  });

  it('tells each order that was placed exactly once', async () => {
    const told = await shop.db('orders').query(sql`
      select o.id from orders o left join event_log e on e.aggregate_id = o.id and e.type = 'orders.order-placed.v1'
      where o.status in ('PLACED', 'CANCELED') group by o.id having count(e.id) <> 1`);
    expect(told).toEqual([]);
  });

  it('is as well afterwards as before', async () => {
    expect((await fetch(`${shop.test.url}/health/live`)).status).toBe(200);
    expect(await shop.test.ask('{ channels { code } }')).toBeDefined();
  });
});
