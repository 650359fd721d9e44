import { readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { publicSchema } from '../../../ops/dev/compose-schema/breaking-changes.ts';
import { ENTITIES } from '../../../subgraphs/shared/entities.ts';
import { createGraphClient, type GraphClient } from '../../support/graph-client.ts';
import { openWholeGraph, PLACES, type WholeGraph } from '../../support/whole-graph.ts';

const SUPERGRAPH = readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8');
/** Types with a key that some domain answers, by its name in the supergraph. */
const KEYED = [...SUPERGRAPH.matchAll(/^type (\w+)[^{]*/gm)].flatMap(([head, type = '']) =>
  [...head.matchAll(/@join__type\(graph: (\w+), key: "id"\)/g)].map(([, graph = '']) => ({
    type,
    domain: graph.toLowerCase(),
  })),
);

describe('the closed table of entities', () => {
  const entities = Object.entries(ENTITIES);

  it('has each type that a domain answers by its id, and no other', () => {
    const owned = entities.filter(([, { type }]) => type !== 'Media');
    expect(new Set(owned.map(([, { type }]) => type))).toEqual(new Set(KEYED.map(({ type }) => type)));
    for (const [, { type, domain }] of owned) expect(KEYED).toContainEqual({ type, domain });
  });

  it('is all of Node, and every entity of it is one', () => {
    const schema = publicSchema(SUPERGRAPH);
    const node = schema.getType('Node');
    for (const [, { type }] of entities) {
      const found = schema.getType(type);
      expect([type, isObjectType(found) && found.getInterfaces().some((one) => one === node)]).toEqual([type, true]);
    }
  });
});

describe.each(PLACES)('node, %s', (place) => {
  let graph: WholeGraph;
  let client: GraphClient;
  /** An id of each kind that exists, by its type. */
  const made = new Map<string, string>();

  beforeAll(async () => {
    graph = await openWholeGraph(place);
    client = createGraphClient(graph.url);
    const { make } = graph;
    const { product } = await make<{ product: { id: string; variants: { nodes: [{ id: string }] } } }>(
      'catalog',
      `mutation { createProduct(input: { title: "Coat", status: ACTIVE, media: [{ source: { url: "https://x.example/1.jpg" } }],
         variants: [{ price: { amount: "10.00", currencyCode: "EUR" } }], idempotencyKey: "0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11" }) {
         ... on CreateProductPayload { product { id variants { nodes { id } } } } } }`,
    );
    made.set('Product', product.id);
    made.set('ProductVariant', product.variants.nodes[0].id);
    const { media } = await make<{ media: { nodes: [{ id: string }] } }>(
      'catalog',
      'query ($id: ID!) { product(ref: { id: $id }) { media { nodes { id } } } }',
      { id: product.id },
    );
    made.set('Media', media.nodes[0].id);
    const { collection } = await make<{ collection: { id: string } }>(
      'catalog',
      `mutation { createCollection(input: { title: "Winter", idempotencyKey: "0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11" }) {
         ... on CreateCollectionPayload { collection { id } } } }`,
    );
    made.set('Collection', collection.id);
    const [channel] = await make<[{ id: string }]>('catalog', '{ channels { id } }');
    made.set('Channel', channel.id);
    const { location } = await make<{ location: { id: string } }>(
      'inventory',
      `mutation { createLocation(input: { code: "MARAIS", name: "Marais", kind: STORE, timeZone: "Europe/Paris",
         idempotencyKey: "0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11" }) { ... on CreateLocationPayload { location { id } } } }`,
    );
    made.set('Location', location.id);
  });
  afterAll(() => graph.close());

  const ask = (document: string, variables: Record<string, unknown> = {}) => client.send(document, variables);

  it('answers what exists by its id alone, and its type', async () => {
    for (const [type, id] of made) {
      expect((await ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).data).toEqual({
        node: { __typename: type, id },
      });
      expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: { id } });
    }
  });

  it('equals the lookup of the entity, whichever domain answers its fields', async () => {
    const { data } = await ask(
      `query ($product: ID!, $location: ID!, $variant: ID!) {
         a: node(id: $product) { ... on Product { title } } b: product(ref: { id: $product }) { title }
         c: node(id: $location) { ... on Location { code name } } d: location(ref: { id: $location }) { code name }
         e: node(id: $variant) { ... on ProductVariant { title product { title } availability { __typename } } }
         f: variant(ref: { id: $variant }) { title product { title } availability { __typename } } }`,
      { product: made.get('Product'), location: made.get('Location'), variant: made.get('ProductVariant') },
    );
    expect(data?.['a']).toEqual(data?.['b']);
    expect(data?.['c']).toEqual(data?.['d']);
    expect(data?.['e']).toEqual(data?.['f']);
    expect(data?.['c']).toEqual({ code: 'MARAIS', name: 'Marais' });
  });

  it.each(Object.entries(ENTITIES))('of a made-up id of %s is null, even for the id alone', async (prefix) => {
    const id = newId(prefix as keyof typeof ENTITIES);
    const { data, errors } = await ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect([data, errors]).toEqual([{ node: null }, []]);
  });

  it.each(['', 'x', 'prd_', 'prd_1', 'xxx_0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11', 'constructor', '__proto__', '\u0000'])(
    'of %j is null',
    async (id) => {
      const { data, errors } = await ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id });
      expect([data, errors]).toEqual([{ node: null }, []]);
    },
  );

  it('hides what the caller may not see as if there were none', async () => {
    const { product: draft } = await graph.make<{ product: { id: string } }>(
      'catalog',
      `mutation { createProduct(input: { title: "Secret", idempotencyKey: "0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d12" }) {
         ... on CreateProductPayload { product { id } } } }`,
    );
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', draft)).data).toEqual({ node: null });
  });

  it('of many keeps their order, each null alone, at most 100', async () => {
    const ids = [...made.values(), newId('prd'), ...made.values()];
    const { data } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data?.['nodes']).toEqual(ids.map((id, index) => (index === made.size ? null : { id })));
    const many = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => newId('prd')),
    });
    expect(many.errors).toHaveLength(1);
  });

  it('refuses a ref of two keys or of none', async () => {
    for (const ref of ['{ id: "x", sku: "y" }', '{}']) {
      const { errors } = await ask(`{ variant(ref: ${ref}) { id } }`);
      expect(errors.length).toBeGreaterThan(0);
    }
  });
});
