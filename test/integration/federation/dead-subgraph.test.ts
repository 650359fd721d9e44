import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedSubgraph } from '#kernel/runtime/serve.ts';
import type { RunningGateway } from '../../../gateway/gateway.ts';
import { fixtureDomains } from '../../contract/fixture/fixture-domains.ts';
import { ask, serveFixture, startFixtureGateway } from '../../contract/fixture/fixture-gateway.ts';

const LIST = '{ products { id variants { sku availability { total } } } }';

describe('a subgraph that is down', () => {
  let fixture: ReturnType<typeof fixtureDomains>;
  let catalog: ServedSubgraph;
  let inventory: ServedSubgraph;
  let gateway: RunningGateway;

  beforeEach(async () => {
    fixture = fixtureDomains();
    catalog = await serveFixture(fixture.catalog);
    inventory = await serveFixture(fixture.inventory);
    gateway = await startFixtureGateway(fixture.subgraphs, {
      remote: new Map([
        ['catalog', catalog.url],
        ['inventory', inventory.url],
      ]),
    });
  });

  afterEach(async () => {
    await gateway.close();
    await catalog.close();
    await inventory.close().catch(() => undefined);
  });

  it('costs its own fields and one clear error, and the page stands', async () => {
    await inventory.close();
    const { status, data, errors, text } = await ask(gateway, LIST, {}, { 'x-request-id': 'dead-subgraph' });
    expect(status).toBe(200);
    expect(data).toEqual({
      products: [
        {
          id: 'prd_1',
          variants: [
            { sku: 'VAR_1', availability: null },
            { sku: 'VAR_2', availability: null },
          ],
        },
        {
          id: 'prd_2',
          variants: [
            { sku: 'VAR_2', availability: null },
            { sku: 'VAR_3', availability: null },
          ],
        },
      ],
    });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toEqual({
      code: 'UNAVAILABLE',
      isRetryable: true,
      requestId: 'dead-subgraph',
      coordinate: 'ProductVariant.availability',
    });
    // Once for the field, not once for each row: the path leads to the list above them all.
    expect(errors?.[0]?.path).toEqual(['products']);
    expect(text).not.toMatch(/inventory|127\.0\.0\.1|ECONNREFUSED/);
  });

  it('is whole again soon after its return', async () => {
    const { port } = new URL(inventory.url);
    await inventory.close();
    await ask(gateway, LIST);
    inventory = await serveFixture(fixture.inventory, Number(port));
    await expect.poll(async () => (await ask(gateway, LIST)).errors, { interval: 100 }).toBeUndefined();
  });

  it('is told by readiness, which stays true for the rest of the fixture', async () => {
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
    await inventory.close();
    await new Promise((resolve) => setTimeout(resolve, 600));
    const answer = await fetch(`${gateway.url}/health/ready`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ready: true, subgraphs: { catalog: true, inventory: false } });
  });

  it('that hangs costs no more than its deadline', async () => {
    const { url } = catalog;
    const quick = await startFixtureGateway(fixture.subgraphs, {
      remote: new Map([
        ['catalog', url],
        ['inventory', inventory.url],
      ]),
      env: { SUBGRAPH_TIMEOUT_MS: '1500' },
    });
    const started = performance.now();
    const { data, errors } = await ask(quick, '{ stockCheck slow }');
    // The field itself would take five seconds.
    expect(performance.now() - started).toBeLessThan(4_500);
    expect(data).toEqual({ stockCheck: 'counted', slow: null });
    expect(errors?.[0]?.extensions['isRetryable']).toBe(true);
    await quick.close();
  });
});

describe('a subgraph that was never there', () => {
  it('keeps the gateway from being ready, and nothing else', async () => {
    const fixture = fixtureDomains();
    const catalog = await serveFixture(fixture.catalog);
    const gateway = await startFixtureGateway(fixture.subgraphs, {
      remote: new Map([
        ['catalog', catalog.url],
        ['inventory', 'http://127.0.0.1:9'],
      ]),
    });
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(503);
    expect((await ask(gateway, '{ hello }')).data).toEqual({ hello: 'world' });
    await gateway.close();
    await catalog.close();
  });
});

describe('the address of a subgraph', () => {
  it('is closed without the credential of the gateway, on _entities too', async () => {
    const catalog = await serveFixture(fixtureDomains().catalog);
    const actor = Buffer.from(JSON.stringify({ kind: 'service', name: 'mallory' })).toString('base64url');
    for (const credential of [undefined, 'wrong', 'x'.repeat(36)]) {
      const response = await fetch(`${catalog.url}/graphql`, {
        method: 'POST',
        body: JSON.stringify({
          query:
            '{ _entities(representations: [{ __typename: "Product", id: "prd_1" }]) { ... on Product { title } } }',
        }),
        headers: {
          'x-passerelle-actor': actor,
          ...(credential === undefined ? {} : { 'x-passerelle-credential': credential }),
        },
      });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('Trench');
    }
    await catalog.close();
  });
});
