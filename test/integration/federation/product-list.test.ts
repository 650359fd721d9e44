import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import { readGatewayConfig } from '../../../gateway/config.ts';
import { type RunningGateway, startGateway } from '../../../gateway/gateway.ts';
import { compose, subgraphSdl } from '../../../ops/dev/compose-schema/compose.ts';
import { catalog } from '../../../subgraphs/catalog/index.ts';
import { inventory } from '../../../subgraphs/inventory/index.ts';
import type { Domain } from '../../../subgraphs/shared/domains.ts';
import { CHANNELS, channelIds } from '../../support/channel-ids.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { createGraphClient, type GraphClient } from '../../support/graph-client.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../support/subgraphs.ts';

/** Statements of both domains together, as measured; BEGIN and COMMIT would count. */
const LIST_STATEMENTS = 3;
const DETAIL_STATEMENTS = 3;
const SEARCH_STATEMENTS = 2;
const PRODUCTS = 30;
const VARIANTS = 5;

const FIELDS = `id title handle variants { nodes { id sku title price { displayed { amount currencyCode } } availability { status availableQuantity nearbyStores(near: { latitude: 48.9, longitude: 2.3 }) { edges { availableQuantity node { id code name } } } } } }`;
const LIST = `query List($first: Int!) { products(first: $first) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;
const DETAIL = `query Detail($handle: String!) { product(ref: { handle: $handle }) { ${FIELDS} description media { nodes { url } } priceRange { min { displayed { amount } } max { displayed { amount } } } } }`;

const SEARCH = `query Search($query: String!) { products(query: $query, first: 24) { nodes { id title priceRange { min { displayed { amount } } } variants { nodes { id price { displayed { amount } } availability { status availableQuantity } } } } } }`;

interface ListedProduct {
  readonly handle: string;
  readonly variants: {
    readonly nodes: ReadonlyArray<{
      readonly price: { readonly displayed: { readonly amount: string } } | null;
      readonly availability: { readonly availableQuantity: number; readonly nearbyStores: unknown } | null;
    }>;
  };
}

const staff: Actor = { kind: 'staff', staffId: 'stf_test', sessionId: 'test', roles: ['ADMIN'], locationIds: [] };

describe('a page of products with variants, prices and availability, through the gateway', () => {
  let database: TestDatabase;
  let subgraphs: RunningSubgraphs;
  let gateway: RunningGateway;
  let client: GraphClient;

  async function run(
    domain: Domain,
    document: string,
    variables: Record<string, unknown> = {},
  ): Promise<Record<string, unknown>> {
    const answer = await subgraphs
      .get(domain)
      .execute({ document, variables, request: createRequestContext({ actor: staff }) });
    const outcome = Object.values(answer.data ?? {})[0] as { __typename?: string } | undefined;
    if (answer.errors || !outcome || /Error$/.test(outcome.__typename ?? '')) throw new Error(JSON.stringify(answer));
    return outcome as Record<string, unknown>;
  }

  async function createProduct(n: number): Promise<string[]> {
    const input = {
      title: `Coat ${n}`,
      handle: `coat-${n}`,
      status: 'ACTIVE',
      options: [{ name: 'Size', values: ['1', '2', '3', '4', '5'] }],
      variants: Array.from({ length: VARIANTS }, (_, v) => ({
        sku: `C${n}-${v}`,
        title: `Size ${v + 1}`,
        selectedOptions: [{ name: 'Size', value: `${v + 1}` }],
        price: { amount: `${100 + n}.00`, currencyCode: 'EUR' },
      })),
    };
    const { product } = (await run(
      'catalog',
      'mutation Create($input: CreateProductInput!) { createProduct(input: $input) { __typename ... on CreateProductPayload { product { id variants { nodes { id } } } } ... on UserError { message } } }',
      { input: { ...input, idempotencyKey: randomUUID() } },
    )) as { product: { id: string; variants: { nodes: Array<{ id: string }> } } };
    const found = (await run('catalog', CHANNELS, {})) as unknown as Array<{ id: string; code: string }>;
    await run(
      'catalog',
      'mutation Publish($input: PublishProductInput!) { publishProduct(input: $input) { __typename ... on UserError { message } } }',
      { input: { productId: product.id, channelIds: channelIds(found, ['WEB']) } },
    );
    return product.variants.nodes.map(({ id }) => id);
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    subgraphs = await createSubgraphs(database, [catalog, inventory]);
    const sdl = compose([subgraphSdl('catalog', catalog.schema), subgraphSdl('inventory', inventory.schema)]);
    gateway = await startGateway({
      config: readGatewayConfig({ PORT: '0', HOST: '127.0.0.1', OPERATIONS_FOLDER: 'none' }),
      logger: createLogger({}, true),
      subgraphs: [subgraphs.get('catalog'), subgraphs.get('inventory')],
      supergraphSdl: sdl,
      parity: true,
    });
    client = createGraphClient(gateway.url);
    const variantIds: string[] = [];
    for (let n = 0; n < PRODUCTS; n++) variantIds.push(...(await createProduct(n)));
    const location = await run(
      'inventory',
      'mutation Create($input: CreateLocationInput!) { createLocation(input: $input) { __typename ... on CreateLocationPayload { location { id } } ... on UserError { message } } }',
      {
        input: {
          idempotencyKey: randomUUID(),
          code: 'PAR1',
          name: 'Paris',
          kind: 'STORE',
          timeZone: 'Europe/Paris',
          address: { coordinates: { latitude: 48.86, longitude: 2.36 } },
        },
      },
    );
    for (let from = 0; from < variantIds.length; from += 50) {
      const changes = variantIds.slice(from, from + 50).map((variantId) => ({
        variantId,
        locationId: (location['location'] as { id: string }).id,
        state: 'AVAILABLE',
        delta: 3,
      }));
      await run(
        'inventory',
        'mutation Adjust($input: AdjustInventoryInput!) { adjustInventory(input: $input) { __typename ... on UserError { message } } }',
        {
          input: { idempotencyKey: randomUUID(), reason: 'RECEIVED', changes },
        },
      );
    }
  });

  afterAll(async () => {
    await gateway.close();
    await subgraphs.stop();
    await database.drop();
  });

  function statementsOf(headers: Headers): number {
    const counts = (headers.get('x-passerelle-statements') ?? '').split(',').map((part) => Number(part.split('=')[1]));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  it('takes 3 statements for 24 products, and as many for 2', async () => {
    const page = await client.send<{ products: { nodes: ListedProduct[] } }>(LIST, { first: 24 });
    expect(page.errors).toEqual([]);
    expect(page.data?.products.nodes).toHaveLength(24);
    for (const product of page.data?.products.nodes ?? []) {
      expect(product.variants.nodes).toHaveLength(VARIANTS);
      for (const { price, availability } of product.variants.nodes) {
        expect(price?.displayed.amount).toMatch(/^1\d\d\.00$/);
        expect(availability).toMatchObject({
          status: 'LOW_STOCK',
          availableQuantity: 3,
          nearbyStores: { edges: [{ availableQuantity: 3, node: { code: 'PAR1' } }] },
        });
      }
    }
    expect(statementsOf(page.headers)).toBe(LIST_STATEMENTS);
    expect(statementsOf((await client.send(LIST, { first: 2 })).headers)).toBe(LIST_STATEMENTS);
  });

  it('takes 3 statements for one product in full', async () => {
    const detail = await client.send<{ product: ListedProduct }>(DETAIL, { handle: 'coat-7' });
    expect(detail.errors).toEqual([]);
    expect(detail.data?.product.handle).toBe('coat-7');
    expect(statementsOf(detail.headers)).toBe(DETAIL_STATEMENTS);
  });

  it('takes 2 statements for a search', async () => {
    const found = await client.send<{ products: { nodes: ListedProduct[] } }>(SEARCH, { query: 'coat' });
    expect(found.errors).toEqual([]);
    expect(found.data?.products.nodes).toHaveLength(24);
    expect(statementsOf(found.headers)).toBe(SEARCH_STATEMENTS);
  });
});
