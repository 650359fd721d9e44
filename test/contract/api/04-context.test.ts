import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outgoingHeaders } from '#kernel/ports/transport.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { contextOfHeaders } from '#kernel/request/in-context.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { publicSchema } from '../../../ops/dev/compose-schema/breaking-changes.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { testCredential } from '../../support/test-secrets.ts';
import { openWholeGraph, PLACES, type WholeGraph } from '../../support/whole-graph.ts';

const SUPERGRAPH = inProject('schema', 'supergraph.graphql');
const IN_CONTEXT = new Set([
  'channel',
  'channels',
  'language',
  'locale',
  'currency',
  'currencyCode',
  'country',
  'store',
]);

describe('the schema', () => {
  const schema = publicSchema(readFileSync(SUPERGRAPH, 'utf8'));

  it('has no argument for what the context says', () => {
    const offenders = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__')
        ? Object.values(type.getFields()).flatMap(({ name, args }) =>
            args.filter((arg) => IN_CONTEXT.has(arg.name)).map((arg) => `${type.name}.${name}(${arg.name})`),
          )
        : [],
    );
    expect(offenders).toEqual([]);
  });

  it('has @inContext, and each subgraph defines it for any router', () => {
    const directive = schema.getDirective('inContext');
    expect(directive?.locations).toEqual(['MUTATION', 'QUERY']);
    expect(directive?.args.map((argument) => `${argument.name}: ${argument.type}`).sort()).toEqual([
      'channel: String',
      'country: CountryCode',
      'currency: CurrencyCode',
      'language: LanguageTag',
      'store: String',
    ]);
    for (const domain of DOMAINS) {
      expect(readFileSync(inProject('schema', 'subgraphs', `${domain}.graphql`), 'utf8')).toContain(
        'directive @inContext(',
      );
    }
  });
});

/** What each domain answers by the context. */
const FIELDS = `context { channel { code } language currencyCode countryCode store { code } }
  products(first: 1) { nodes { title priceRange { min { displayed { amount currencyCode } } } variants { nodes { price { displayed { amount currencyCode } } availability { status } } } } }
  metrics { label }`;
const inFrance = { channel: 'SHOP', language: 'fr', currency: 'EUR', country: 'FR', store: null, price: '10.00' };
const inJapan = { channel: 'JAPAN', language: 'en', currency: 'JPY', country: 'JP', store: null, price: '1500' };
type Told = typeof inFrance | (Omit<typeof inFrance, 'store'> & { store: string });

interface Price {
  readonly displayed: { readonly amount: string; readonly currencyCode: string };
}

interface Page {
  readonly context: {
    readonly channel: { readonly code: string };
    readonly language: string;
    readonly currencyCode: string;
    readonly countryCode: string;
    readonly store: { readonly code: string } | null;
  };
  readonly products: {
    readonly nodes: ReadonlyArray<{
      readonly priceRange: { readonly min: Price };
      readonly variants: { readonly nodes: ReadonlyArray<{ readonly price: Price }> };
    }>;
  };
  readonly metrics: ReadonlyArray<{ readonly label: string }>;
}

const CREATE_CHANNEL = `mutation ($input: CreateChannelInput!) { createChannel(input: $input) {
  ... on CreateChannelPayload { channel { id } } } }`;
const UPDATE_CHANNEL = 'mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }';

describe.each(PLACES)('a request %s', (place) => {
  let graph: WholeGraph;
  let labels: Readonly<Record<string, string>>;
  let japanId: string;

  beforeAll(async () => {
    graph = await openWholeGraph(place);
    const { make } = graph;
    const channel = async (fields: Record<string, unknown>) => {
      const input = { ...fields, kind: 'ONLINE', idempotencyKey: randomUUID() };
      const made = await make<{ channel: { id: string } }>('catalog', CREATE_CHANNEL, { input });
      return made.channel.id;
    };
    const shopId = await channel({
      code: 'SHOP',
      name: 'Shop',
      currencyCodes: ['EUR'],
      languages: ['fr', 'en'],
      countryCodes: ['FR', 'BE'],
    });
    japanId = await channel({
      code: 'JAPAN',
      name: 'Japan',
      currencyCodes: ['JPY'],
      languages: ['en', 'ja'],
      countryCodes: ['JP'],
    });
    await make('catalog', UPDATE_CHANNEL, { input: { channelId: shopId, isDefault: true } });
    await make(
      'inventory',
      'mutation { createLocation(input: { code: "MARAIS", name: "Marais", kind: STORE, timeZone: "Europe/Paris", idempotencyKey: "0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11" }) { __typename } }',
    );
    const { product } = await make<{ product: { id: string; variants: { nodes: [{ id: string }] } } }>(
      'catalog',
      `mutation ($key: UUID!) { createProduct(input: { title: "Coat", status: ACTIVE, idempotencyKey: $key,
         variants: [{ price: { amount: "10.00", currencyCode: "EUR" } }] }) {
         ... on CreateProductPayload { product { id variants { nodes { id } } } } } }`,
      { key: randomUUID() },
    );
    await make(
      'catalog',
      'mutation ($input: SetChannelPriceInput!) { setChannelPrice(input: $input) { __typename } }',
      {
        input: {
          variantId: product.variants.nodes[0].id,
          channelId: japanId,
          price: { amount: '1500', currencyCode: 'JPY' },
        },
      },
    );
    await make('catalog', 'mutation ($input: PublishProductInput!) { publishProduct(input: $input) { __typename } }', {
      input: { productId: product.id, channelIds: [japanId] },
    });
    labels = {};
    for (const language of ['fr', 'en']) {
      const { metrics } = (await ask(`{ metrics { label } }`, { headers: { 'accept-language': language } })).data;
      labels = { ...labels, [metrics[0]?.label ?? '']: language };
    }
  });
  afterAll(() => graph.close());

  interface Request {
    readonly variables?: Record<string, unknown>;
    readonly headers?: Record<string, string>;
    readonly method?: 'GET' | 'POST';
  }

  async function ask(query: string, { variables = {}, headers = {}, method = 'POST' }: Request = {}) {
    const address = `${graph.url}/graphql`;
    const response = await (method === 'POST'
      ? fetch(address, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query, variables }),
        })
      : fetch(`${address}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`, {
          headers,
        }));
    const body = (await response.json()) as { data: Page; errors?: Array<{ extensions: { code: string } }> };
    return { ...body, status: response.status, answered: response.headers };
  }

  /** What the page says of its context, by every field that depends on it. */
  function told({ context, products, metrics }: Page) {
    const [product] = products.nodes;
    expect(product?.variants.nodes[0]?.price).toEqual(product?.priceRange.min);
    expect(product?.variants.nodes[0]?.price.displayed.currencyCode).toBe(context.currencyCode);
    expect(labels[metrics[0]?.label ?? '']).toBe(context.language);
    return {
      channel: context.channel.code,
      language: context.language,
      currency: context.currencyCode,
      country: context.countryCode,
      store: context.store?.code ?? null,
      price: product?.priceRange.min.displayed.amount,
    };
  }

  const byVariable = 'query Page($channel: String) @inContext(channel: $channel)';
  const japan = { 'passerelle-channel': 'JAPAN' };
  it.each<[string, string, Request, Told]>([
    ['neither', 'query Page', {}, inFrance],
    [
      'the language',
      'query Page',
      { headers: { 'accept-language': 'en-GB, fr;q=0.5' } },
      { ...inFrance, language: 'en' },
    ],
    ['headers', 'query Page', { headers: japan }, inJapan],
    ['a store', 'query Page', { headers: { 'passerelle-store': 'MARAIS' } }, { ...inFrance, store: 'MARAIS' }],
    ['the directive', 'query Page @inContext(channel: "JAPAN", language: "en")', {}, inJapan],
    ['a variable', byVariable, { variables: { channel: 'JAPAN' } }, inJapan],
    ['a variable without a value', byVariable, {}, inFrance],
    [
      'both',
      'query Page @inContext(channel: "SHOP")',
      { headers: { ...japan, 'passerelle-country': 'BE' } },
      { ...inFrance, country: 'BE' },
    ],
  ])('with %s', async (_, operation, request, expected) => {
    for (const method of ['POST', 'GET', 'POST', 'GET'] as const) {
      const { data, errors, answered } = await ask(`${operation} { ${FIELDS} }`, { ...request, method });
      expect(errors).toBeUndefined();
      expect(told(data)).toEqual(expected);
      expect(answered.get('content-language')).toBe(expected.language);
      const vary = answered.get('vary')?.toLowerCase() ?? '';
      for (const name of ['channel', 'currency', 'country', 'store']) expect(vary).toContain(`passerelle-${name}`);
      expect(vary).toContain('accept-language');
    }
  });

  it('of one text in turn in several contexts is answered each time in its own', async () => {
    const text = `${byVariable} { ${FIELDS} }`;
    for (let round = 0; round < 3; round++) {
      expect(told((await ask(text, { headers: japan })).data)).toEqual(inJapan);
      expect(told((await ask(text)).data)).toEqual(inFrance);
      expect(told((await ask(text, { variables: { channel: 'JAPAN' } })).data)).toEqual(inJapan);
      expect(told((await ask(text, { headers: { 'accept-language': 'en' } })).data)).toEqual({
        ...inFrance,
        language: 'en',
      });
    }
  });

  it.each<[string, Request]>([
    ['query Page', { headers: { 'passerelle-channel': 'NOWHERE' } }],
    ['query Page', { headers: { 'passerelle-currency': 'USD' } }],
    ['query Page', { headers: { 'passerelle-store': 'NOWHERE' } }],
    ['query Page', { headers: { 'passerelle-country': 'France' } }],
    ['query Page @inContext(channel: "NOWHERE")', {}],
    ['query Page @inContext(currency: "JPY")', {}],
  ])('%s with %j is refused and nothing is run', async (operation, request) => {
    const { data, errors, status } = await ask(`${operation} { ${FIELDS} }`, request);
    expect([status, errors?.map(({ extensions }) => extensions.code)]).toEqual([400, ['INVALID_CONTEXT']]);
    expect(data).toBeFalsy();
    const mutation = operation.replace('query', 'mutation');
    const written = await ask(`${mutation} { signOut(input: { refreshToken: "x" }) { __typename } }`, request);
    expect([written.status, written.errors?.[0]?.extensions.code]).toEqual([400, 'INVALID_CONTEXT']);
  });

  it('that comes through another router is read by the subgraph itself', async () => {
    const catalog = graph.urlOf('catalog');
    async function asRouter(query: string, headers: Record<string, string>) {
      const own = outgoingHeaders(createRequestContext({ given: contextOfHeaders(headers) }), testCredential);
      const response = await fetch(`${catalog}/graphql`, {
        method: 'POST',
        headers: own,
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as { data?: Page; errors?: Array<{ extensions: { code: string } }> };
    }
    const fields = '{ context { channel { code } language } }';
    const inHeader = await asRouter(`query Page ${fields}`, japan);
    const inDirective = await asRouter(`query Page @inContext(channel: "JAPAN") ${fields}`, {});
    for (const { data } of [inHeader, inDirective]) {
      expect(data).toEqual({ context: { channel: { code: 'JAPAN' }, language: 'en' } });
    }
    const refused = await asRouter(`query Page @inContext(channel: "NOWHERE") ${fields}`, {});
    expect(refused.errors?.[0]?.extensions.code).toBe('INVALID_CONTEXT');
  });

  it('follows a change of the channel', async () => {
    const change = (...countryCodes: string[]) =>
      graph.make('catalog', UPDATE_CHANNEL, { input: { channelId: japanId, countryCodes } });
    const country = async () => (await ask(`{ ${FIELDS} }`, { headers: japan })).data.context.countryCode;
    expect(await country()).toBe('JP');
    await change('KR', 'JP');
    await expect.poll(country).toBe('KR');
    await change('JP');
    await expect.poll(country).toBe('JP');
  });
});
