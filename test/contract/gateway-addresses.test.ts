import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedSubgraph } from '#kernel/runtime/serve.ts';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { CREDENTIAL, serveFixture, startFixtureGateway } from './fixture/fixture-gateway.ts';
import { fixtureSubgraph } from './fixture/fixture-subgraph.ts';

/** Sends the address as it is written; fetch would tidy it up first. */
function send(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const sent = request(url, { method: 'POST', path, headers: { 'content-type': 'application/json', ...headers } });
    sent.on('error', fail);
    sent.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
    });
    sent.end('{"query":"{ __typename }"}');
  });
}

const received: string[] = [];
const route = {
  path: '/webhooks/payments/*',
  maxBytes: 1_000,
  handle: async ({ path }: { path: string }) => {
    received.push(path);
    return { status: 200, body: { received: path } };
  },
};
const orders = fixtureSubgraph({ name: 'orders', schema: fixtureDomains().inventory.schema, routes: [route] });

const ESCAPES = [
  '/webhooks/payments/../../graphql',
  '/webhooks/payments/%2e%2e/%2e%2e/graphql',
  '/webhooks/payments/test/../../../graphql',
  '/webhooks/payments//graphql',
  '/webhooks/payments/..\\..\\graphql',
  '/webhooks/payments/test?x=../../graphql#/graphql',
];

const pages = fixtureSubgraph({
  name: 'orders',
  schema: fixtureDomains().inventory.schema,
  routes: [
    {
      path: '/webhooks/payments/*',
      maxBytes: 1_000,
      showsPages: true,
      handle: async ({ method }: { method: string }) =>
        method === 'GET'
          ? { status: 200, body: null, page: '<p>Confirm?</p>' }
          : { status: 303, body: null, page: '', location: 'https://shop.example/after' },
    },
  ],
});

describe.each(['this process', 'another process'])('a page of a domain in %s', (where) => {
  let served: ServedSubgraph | undefined;
  let gateway: RunningGateway;
  beforeAll(async () => {
    served = where === 'this process' ? undefined : await serveFixture(pages);
    gateway = await startFixtureGateway([pages], served ? { remote: new Map([['orders', served.url]]) } : {});
  });
  afterAll(async () => {
    await gateway.close();
    await served?.close();
  });

  it('is shown to a browser without script or frame, and leads where the domain says', async () => {
    const address = `${gateway.url}/webhooks/payments/test/action/x`;
    const shown = await fetch(address);
    expect([shown.status, await shown.text()]).toEqual([200, '<p>Confirm?</p>']);
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    const pressed = await fetch(address, { method: 'POST', body: 'outcome=confirm', redirect: 'manual' });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, 'https://shop.example/after']);
  });
});

describe('an address that is handed on', () => {
  let served: ServedSubgraph;
  let gateway: RunningGateway;
  beforeAll(async () => {
    served = await serveFixture(orders);
    gateway = await startFixtureGateway([orders], { remote: new Map([['orders', served.url]]) });
  });
  afterAll(async () => {
    await gateway.close();
    await served.close();
  });

  it('reaches its owner', async () => {
    expect(await send(gateway.url, '/webhooks/payments/test/action')).toEqual({
      status: 200,
      text: '{"received":"/webhooks/payments/test/action"}',
    });
  });

  it('is looked at by nobody where it shows no page', async () => {
    const looked = await fetch(`${gateway.url}/webhooks/payments/test`);
    expect([looked.status, looked.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it.each(ESCAPES)('never leads to the graph of a subgraph that runs elsewhere: %s', async (path) => {
    expect((await send(gateway.url, path)).text).not.toContain('__typename');
  });

  it.each(ESCAPES)('means to a subgraph itself what is written there: %s', async (path) => {
    const { text } = await send(served.url, path, { 'x-passerelle-credential': CREDENTIAL });
    expect(text).not.toContain('__typename');
  });
});
