import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask, startFixtureGateway } from './fixture/fixture-gateway.ts';
import { fixtureSubgraph } from './fixture/fixture-subgraph.ts';

const LIST = '{ products { id title variants { id sku availability { total } } } }';

/** What a client sees of an answer; the request's own id is another each time. */
const seen = ({ status, data, errors }: Awaited<ReturnType<typeof ask>>) => ({
  status,
  data,
  errors: errors?.map(({ extensions: { requestId: _, ...extensions }, ...error }) => ({ ...error, extensions })),
});

/** What is worked out at the first request must not change what is answered. */
describe('an operation asked for again', () => {
  const fixture = fixtureDomains();
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await startFixtureGateway(fixture.subgraphs);
  });
  afterAll(() => gateway.close());

  it.each([
    [LIST, {}],
    [
      'query ($n: Int) { products(first: $n) { name: title __typename t: __typename variants { availability { total } } } }',
      { n: 1 },
    ],
    ['query ($n: Int = 1) { products(first: $n) { id } }', {}],
    [
      'query ($no: Boolean!) { hello @skip(if: $no) products { id @include(if: $no) variants { availability @skip(if: $no) { total } } } }',
      { no: true },
    ],
    [
      'query ($no: Boolean!) { hello @skip(if: $no) products { id @include(if: $no) variants { availability @skip(if: $no) { total } } } }',
      { no: false },
    ],
    [
      '{ products { ...P } products { title } } fragment P on Product { variants { id } ... on Product { variants { sku } } }',
      {},
    ],
    ['{ hello conflict }', {}],
    ['{ hello fault a: fault }', {}],
    ['{ forStaff hello }', {}],
    ['{ __typename }', {}],
    ['{ products { id } __schema { queryType { name } } }', {}],
    ['{ __proto__: hello }', {}],
    ['query ($n: Int!) { products(first: $n) { id } }', { n: 'many' }],
    ['mutation ($t: String!) { a: rename(title: $t) recount b: rename(title: "B") }', { t: 'A' }],
    ['query A { hello }', { unknown: 1 }],
  ])('is answered as it was the first time: %s %o', async (query, variables) => {
    const first = seen(await ask(gateway, query, variables));
    for (const again of [1, 2])
      expect({ again, ...seen(await ask(gateway, query, variables)) }).toEqual({ again, ...first });
  });

  it('keeps the order of the keys as they were asked for', async () => {
    const query = '{ products { variants { availability { total } sku } title id } hello }';
    for (const time of ['first', 'again']) {
      const { text } = await ask(gateway, query);
      expect([time, text]).toEqual([
        time,
        expect.stringMatching(/^{"data":{"products":\[{"variants":\[{"availability"/),
      ]);
      expect([time, text]).toEqual([
        time,
        expect.stringMatching(/"sku":"VAR_3"}\],"title":"Scarf","id":"prd_2"}\],"hello"/),
      ]);
    }
  });

  it.each([
    [
      'a variable that decides @include and is null',
      'query ($f: Boolean = true) { hello @include(if: $f) }',
      { f: null },
    ],
    ['an alias that is __typename', '{ products { __typename: title } }', {}],
    ['an alias that is a key of the entity', '{ products { variants { id: sku availability { total } } } }', {}],
  ])('is refused with a reason, the first time and again: %s', async (_, query, variables) => {
    for (const time of ['first', 'again']) {
      const { status, data, errors } = await ask(gateway, query, variables);
      expect({ time, status, data }).toEqual({ time, status: 400, data: undefined });
      expect(JSON.stringify(errors)).toMatch(/must not be null|names a key/);
    }
  });

  it('tells failures of entities at their places in the answer', async () => {
    const inventory = fixture.inventory as { execute: typeof fixture.inventory.execute };
    const healthy = inventory.execute;
    await ask(gateway, LIST);
    inventory.execute = async () => ({
      data: { _entities: [null, { availability: { total: 2 } }, null] },
      errors: [{ message: 'gone', path: ['_entities', 2], extensions: { code: 'NOT_FOUND' } }],
    });
    try {
      const { data, errors } = await ask(gateway, LIST);
      expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
        [['products', 1, 'variants', 1], 'BAD_USER_INPUT'],
      ]);
      const products = data?.['products'] as Array<{ variants: Array<{ availability: unknown }> }>;
      expect(products.flatMap(({ variants }) => variants.map(({ availability }) => availability))).toEqual([
        null,
        { total: 2 },
        { total: 2 },
        null,
      ]);
    } finally {
      inventory.execute = healthy;
    }
  });
});

describe('a supergraph with interface objects', () => {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@interfaceObject"])';
  const catalog = buildSubgraphSchema({
    typeDefs: parse(`${link}
      interface Media @key(fields: "id") { id: ID! }
      type Book implements Media @key(fields: "id") { id: ID! }
      type Query { books: [Book!]! }`),
    resolvers: { Query: { books: () => [] } },
  });
  const orders = buildSubgraphSchema({
    typeDefs: parse(`${link}
      type Media @key(fields: "id") @interfaceObject { id: ID! }
      type Query { lent: [Media!]! }`),
    resolvers: { Query: { lent: () => [{ id: 'm1' }] } },
  });

  it('answers again what it answered the first time, without the type of the object', async () => {
    const gateway = await startFixtureGateway([
      fixtureSubgraph({ name: 'catalog', schema: catalog }),
      fixtureSubgraph({ name: 'orders', schema: orders }),
    ]);
    try {
      for (const time of ['first', 'second', 'third']) {
        const { data, errors } = await ask(gateway, '{ lent { id } }');
        expect({ time, data, errors }).toEqual({ time, data: { lent: [{ id: 'm1' }] }, errors: undefined });
      }
    } finally {
      await gateway.close();
    }
  });
});

describe('a root that became null', () => {
  it('L5: is told with each field of it that failed, the first time and again', async () => {
    const failing = (name: 'catalog' | 'orders', field: string) => {
      const broken = () => Promise.reject(new Error('broken'));
      const typeDefs = parse(`type Query { ${field}: Int! }`);
      return fixtureSubgraph({
        name,
        schema: buildSubgraphSchema({ typeDefs, resolvers: { Query: { [field]: broken } } }),
      });
    };
    const gateway = await startFixtureGateway([failing('catalog', 'first'), failing('orders', 'second')]);
    try {
      for (const time of ['first', 'again', 'once more']) {
        const { status, data, errors } = await ask(gateway, '{ first second }');
        const paths = errors?.map(({ path }) => path);
        expect({ time, status, data, paths }).toEqual({
          time,
          status: 200,
          data: null,
          paths: [['first'], ['second']],
        });
      }
    } finally {
      await gateway.close();
    }
  });
});
