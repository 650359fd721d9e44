import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';

let shop: TestInstance;
beforeAll(async () => {
  shop = await openTestInstance();
  await shop.ask('{ products(first: 1) { nodes { id } } }');
});
afterAll(() => shop.close());

const read = async () => (await fetch(`${shop.url}/metrics`)).text();
/** Names of the families of a page in Prometheus' text format. */
const families = (text: string) => new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name ?? ''));

describe('/metrics', () => {
  it('says of each domain whether it answers, what waits for connections, and how far it is behind', async () => {
    const text = await read();
    for (const domain of DOMAINS) {
      expect(text).toContain(`passerelle_domain_ready{domain="${domain}"} 1`);
      expect(text).toMatch(new RegExp(`^passerelle_pool_waiting\\{domain="${domain}"\\} \\d`, 'm'));
      expect(text).toContain(`passerelle_dead_letters{domain="${domain}",state="failed"} 0`);
    }
    await expect.poll(read).toContain('passerelle_consumer_pending_events{domain="loyalty",publisher="orders"} 0');
  });

  it('counts orders, their payments and tasks, touchpoints that wait, and an engine that is down', async () => {
    const text = await read();
    expect(text).toContain('passerelle_orders_placed{domain="orders"} 0');
    expect(text).toContain('passerelle_order_tasks{domain="orders",state="failed"} 0');
    expect(text).toContain('passerelle_spool_segments{domain="attribution",state="refused"} 0');
    expect(text).toContain('passerelle_engine_ready{domain="attribution"} 0');
    expect(text).toContain('passerelle_report_queue{domain="attribution"} 0');
  });

  it('names each family once', async () => {
    const names = [...(await read()).matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name);
    expect(names.length).toBe(new Set(names).size);
  });

  it('has what the dashboard of Grafana and the alerts of docs/operations.md ask for', async () => {
    const known = families(await read());
    const asked = async (...path: string[]) =>
      [...(await readFile(inProject(...path), 'utf8')).matchAll(/\bpasserelle_[a-z_]+(?![\w(])/g)].map(([name]) =>
        name.replace(/_(bucket|sum|count)$/, ''),
      );
    const names = [
      ...(await asked('docs', 'grafana', 'passerelle.json')),
      ...(await asked('docs', 'operations.md')),
    ].filter((name) => !DOMAINS.some((domain) => name === `passerelle_${domain}`));
    expect(names.length).toBeGreaterThan(12);
    expect([...new Set(names)].filter((name) => !known.has(name))).toEqual(['passerelle_order_payments']);
  });
});

describe('/health/ready/<domain>', () => {
  it.each(DOMAINS)('says of %s alone', async (domain) => {
    const answer = await fetch(`${shop.url}/health/ready/${domain}`);
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true }]);
  });

  it('knows no other', async () => {
    expect((await fetch(`${shop.url}/health/ready/baskets`)).status).toBe(404);
  });
});
