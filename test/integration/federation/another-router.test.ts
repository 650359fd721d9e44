import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { execute, type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outgoingHeaders } from '#kernel/ports/transport.ts';
import { type Actor, anonymous } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { contextOfHeaders, contextOfOperation, type GivenContext } from '#kernel/request/in-context.ts';
import { inProject } from '../../../ops/cli/project.ts';
import type { Domain } from '../../../subgraphs/shared/domains.ts';
import { createGraphClient } from '../../support/graph-client.ts';
import { stockGraph } from '../../support/stocked-graph.ts';
import { testCredential } from '../../support/test-secrets.ts';
import { openWholeGraph, type WholeGraph } from '../../support/whole-graph.ts';

const CREATE_CHANNEL = `mutation ($input: CreateChannelInput!) { createChannel(input: $input) {
  ... on CreateChannelPayload { channel { id } } ... on UserError { message } } }`;
const SET_PRICE = 'mutation ($input: SetChannelPriceInput!) { setChannelPrice(input: $input) { __typename } }';
const PUBLISH = 'mutation ($input: PublishProductInput!) { publishProduct(input: $input) { __typename } }';

/** Fields of five domains, reached through each other's entities. */
const PAGE = `{
  context { channel { code } language currencyCode countryCode }
  products(first: 5) { totalCount nodes { id title variants { nodes {
    id product { title } price { displayed { amount currencyCode } includesTax }
    availability { status availableQuantity
      nearbyStores(near: { latitude: 48.9, longitude: 2.3 }) { nodes { code } } } } } } }
  metrics { key label }
}`;

interface Caller {
  readonly actor: Actor;
  readonly given: GivenContext;
}

interface Asked {
  readonly actor?: Actor;
  readonly headers?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, unknown>>;
}

describe('the supergraph on a router that is not ours', () => {
  let graph: WholeGraph;
  let schema: GraphQLSchema;
  let variantId: string;

  beforeAll(async () => {
    graph = await openWholeGraph('in the split');
    ({ variantId } = await stockGraph(graph, '25.00'));
    const { product } = await graph.make<{ product: { id: string } }>(
      'catalog',
      'query ($id: ID!) { variant(ref: { id: $id }) { product { id } } }',
      { id: variantId },
    );
    const japan = { code: 'JAPAN', name: 'Japan', kind: 'ONLINE', currencyCodes: ['JPY'], languages: ['en'] };
    const { channel } = await graph.make<{ channel: { id: string } }>('catalog', CREATE_CHANNEL, {
      input: { ...japan, countryCodes: ['JP'], idempotencyKey: randomUUID() },
    });
    const price = { amount: '3900', currencyCode: 'JPY' };
    await graph.make('catalog', SET_PRICE, { input: { variantId, channelId: channel.id, price } });
    await graph.make('catalog', PUBLISH, { input: { productId: product.id, channelIds: [channel.id] } });
    schema = getStitchedSchemaFromSupergraphSdl({
      supergraphSdl: readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8'),
      httpExecutorOpts: ({ name }) => ({
        endpoint: `${graph.urlOf(name.toLowerCase() as Domain)}/graphql`,
        headers: (request) => headersOf(request?.context as Caller),
      }),
    });
  });
  afterAll(() => graph.close());

  /** What a router has to send: its credential, whom it found the caller to be, and the headers of the context. */
  const headersOf = (caller: Caller) => outgoingHeaders(createRequestContext(caller), testCredential);

  async function ask(text: string, { actor = anonymous, headers = {}, variables = {} }: Asked = {}) {
    const document = parse(text);
    expect(validate(schema, document)).toEqual([]);
    const operation = getOperationAST(document);
    // This router drops directives of operations: their values are passed on as headers, which mean the same.
    const given = { ...contextOfHeaders(headers), ...(operation ? contextOfOperation(operation, variables) : {}) };
    const answer = await execute({ schema, document, contextValue: { actor, given }, variableValues: variables });
    return JSON.parse(JSON.stringify(answer)) as { data?: unknown; errors?: Array<{ extensions: { code: string } }> };
  }

  it.each<[string, string, Asked]>([
    ['no context', 'query Page', {}],
    ['headers', 'query Page', { headers: { 'passerelle-channel': 'JAPAN' } }],
    ['a language', 'query Page', { headers: { 'accept-language': 'fr' } }],
    ['@inContext', 'query Page @inContext(channel: "JAPAN")', {}],
    [
      '@inContext by a variable, which wins over the header',
      'query Page($channel: String) @inContext(channel: $channel)',
      { variables: { channel: 'JAPAN' }, headers: { 'passerelle-channel': 'NOWHERE' } },
    ],
  ])('answers a page of five domains as our gateway does, with %s', async (_, operation, asked) => {
    const ours = await createGraphClient(graph.url).send(`${operation} ${PAGE}`, asked.variables, {
      ...(asked.headers ? { headers: asked.headers } : {}),
    });
    expect(ours.errors).toEqual([]);
    expect(await ask(`${operation} ${PAGE}`, asked)).toEqual({ data: ours.data });
  });

  it('changes a cart and reads it through the domains that its fields are of', async () => {
    const input = { lines: [{ variantId, quantity: 2 }], idempotencyKey: randomUUID() };
    const document = `mutation ($input: CreateCartInput!) { createCart(input: $input) { __typename
      ... on CreateCartPayload { session { expiresAt }
        cart { lines { quantity variant { title product { title } } } cost { total { gross { amount } } } } } } }`;
    const { data, errors } = await ask(document, { variables: { input } });
    expect(errors).toBeUndefined();
    const variant = { product: { title: 'Wool scarf' } };
    expect(data).toMatchObject({
      createCart: {
        __typename: 'CreateCartPayload',
        session: { expiresAt: expect.any(String) },
        cart: { lines: [{ quantity: 2, variant }], cost: { total: { gross: { amount: expect.any(String) } } } },
      },
    });
  });

  it('finds by node what there is, and hides what the caller may not see', async () => {
    const node = 'query ($id: ID!) { node(id: $id) { __typename ... on ProductVariant { sku } } }';
    expect((await ask(node, { variables: { id: variantId } })).data).toMatchObject({
      node: { __typename: 'ProductVariant', sku: expect.any(String) },
    });
    const refused = await ask('{ orders(first: 1) { nodes { id } } me { id } }');
    expect(refused.data).toEqual({ orders: null, me: null });
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });
});
