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

const heard: string[] = [];
const route = {
  path: '/webhooks/payments/*',
  maxBytes: 1_000,
  handle: async ({ path }: { path: string }) => {
    heard.push(path);
    return { status: 200, body: { heard: path } };
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
      text: '{"heard":"/webhooks/payments/test/action"}',
    });
  });

  it.each(ESCAPES)('never leads to the graph of a subgraph that runs elsewhere: %s', async (path) => {
    expect((await send(gateway.url, path)).text).not.toContain('__typename');
  });

  it.each(ESCAPES)('means to a subgraph itself what is written there: %s', async (path) => {
    const { text } = await send(served.url, path, { 'x-passerelle-credential': CREDENTIAL });
    expect(text).not.toContain('__typename');
  });
});
