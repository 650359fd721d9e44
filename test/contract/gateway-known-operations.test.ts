import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { startFixtureGateway } from './fixture/fixture-gateway.ts';

const fixture = fixtureDomains();
let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startFixtureGateway(fixture.subgraphs, { env: { RATE_LIMIT_SENSITIVE_PER_MINUTE: '1000' } });
});
afterAll(() => gateway.close());

/** All of an answer but what is another each time. */
async function seen(method: string, fields: Record<string, unknown>, given: Record<string, string>) {
  const headers = { 'x-request-id': 'the-same-request', 'cache-control': 'no-store', ...given };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) search.set(name, String(value));
  const response =
    method === 'GET'
      ? await fetch(`${gateway.url}/graphql?${search}`, { headers })
      : await fetch(`${gateway.url}/graphql`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(fields),
        });
  const { date: _, ratelimit: __, ...told } = Object.fromEntries(response.headers);
  return { status: response.status, headers: told, text: await response.text() };
}

const TWO = 'query A { hello } query B { products { id } }';
const LIST = '{ products { id title variants { id sku availability { total } } } }';

/** Apollo Server answers an operation the first time; its second answer is ours. */
it.each<[string, Record<string, unknown>, Record<string, string>]>([
  ['POST', { query: LIST }, {}],
  ['GET', { query: LIST }, {}],
  ['GET', { query: LIST }, { accept: 'application/graphql-response+json' }],
  ['GET', { query: LIST }, { accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.8' }],
  ['POST', { query: LIST }, { accept: 'text/html' }],
  ['POST', { query: TWO, operationName: 'A' }, {}],
  ['POST', { query: TWO, operationName: 'B' }, {}],
  ['POST', { query: TWO, operationName: 'C' }, {}],
  ['POST', { query: TWO }, {}],
  ['POST', { query: '{ hello conflict }' }, {}],
  ['POST', { query: '{ conflict }' }, {}],
  ['POST', { query: '{ hello fault }' }, { 'accept-language': 'fr' }],
  ['POST', { query: '{ forStaff }' }, { 'accept-language': 'fr' }],
  ['POST', { query: '{ products(first: 100000) { title } }' }, {}],
  ['POST', { query: 'query ($n: Int!) { products(first: $n) { id } }', variables: { n: 'many' } }, {}],
  ['POST', { query: 'query ($n: Int!) { products(first: $n) { id } }' }, {}],
  ['POST', { query: '{ giftCard(code: "A") }' }, {}],
  ['GET', { query: 'mutation { recount }' }, {}],
  ['POST', { query: 'mutation { recount }' }, {}],
  ['POST', { query: '{ nothing }' }, {}],
  ['POST', { query: '{ hello' }, {}],
  ['POST', { query: '{ __schema { queryType { name } } }' }, {}],
  ['POST', { query: '{ hello }', operationName: '' }, {}],
])('%s %j %j is answered again as it was the first time', async (method, fields, headers) => {
  const first = await seen(method, fields, headers);
  expect(first.headers['content-type']).toMatch(/^application\//);
  for (const time of [2, 3]) expect({ time, ...(await seen(method, fields, headers)) }).toEqual({ time, ...first });
});
