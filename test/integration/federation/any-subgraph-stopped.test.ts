import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPorts } from '#kernel/ports/port.ts';
import { createRemoteTransport } from '#kernel/ports/transport.ts';
import { createLogger } from '#kernel/request/log.ts';
import { type ServedSubgraph, serveSubgraph } from '#kernel/runtime/serve.ts';
import { readGatewayConfig } from '../../../gateway/config.ts';
import { type RunningGateway, startGateway } from '../../../gateway/gateway.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { loadSubgraph } from '../../../ops/instance/subgraph-modules.ts';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { createGraphClient, type GraphClient, type GraphReply } from '../../support/graph-client.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../support/subgraphs.ts';
import { createSigningKey, signToken, testCredential } from '../../support/test-secrets.ts';

/** One question that a domain answers out of itself. */
const OWN: Readonly<Record<Domain, string>> = {
  catalog: '{ channels { code } }',
  inventory: '{ locations { nodes { id code } } }',
  customers: '{ customers(first: 1) { nodes { id } } }',
  orders: '{ orders(first: 1) { nodes { id number } } }',
  loyalty: '{ giftCard(ref: { code: "NONE-NONE-NONE" }) { id } }',
  attribution: '{ metrics { key } }',
};

/** Pages of one domain with fields of others. */
const CUSTOMERS = `{ customers(first: 5) { nodes { id displayName orderCount loyaltyAccount { points } } } }`;
const PRODUCTS = `{ products(first: 5) { nodes { id title variants { nodes { id availability { status } } } } } }`;

describe('any one of six subgraphs stopped', () => {
  let database: TestDatabase;
  let subgraphs: RunningSubgraphs;
  let gateway: RunningGateway;
  let client: GraphClient;
  let token: string;
  const served = new Map<Domain, ServedSubgraph>();

  async function serve(domain: Domain, port = 0): Promise<void> {
    const subgraph = { ...subgraphs.get(domain), stop: async () => undefined };
    const options = { host: '127.0.0.1', port, credential: testCredential, logger: createLogger({}, true) };
    served.set(domain, await serveSubgraph({ subgraph, ...options }));
  }

  function ask(document: string): Promise<GraphReply<Record<string, unknown>>> {
    return client.send(document, {}, { token });
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    const key = createSigningKey();
    const modules = await Promise.all(DOMAINS.map(loadSubgraph));
    subgraphs = await createSubgraphs(database, modules, {
      config: { gatewayCredential: testCredential, signingKey: JSON.stringify(key) },
    });
    for (const domain of DOMAINS) await serve(domain);
    const urls = Object.fromEntries([...served].map(([domain, { url }]) => [domain, url]));
    const env = Object.fromEntries(
      Object.entries(urls).map(([domain, url]) => [`SUBGRAPH_${domain.toUpperCase()}_URL`, url]),
    );
    gateway = await startGateway({
      config: readGatewayConfig({
        PORT: '0',
        HOST: '127.0.0.1',
        GATEWAY_CREDENTIAL: testCredential,
        SUPERGRAPH_FILE: inProject('schema', 'supergraph.graphql'),
        ...env,
      }),
      logger: createLogger({}, true),
      ports: createPorts('gateway', createRemoteTransport(urls, testCredential)),
    });
    client = createGraphClient(gateway.url);
    token = await signToken(key, {
      kind: 'staff',
      staffId: 'stf_test',
      sessionId: 'test',
      roles: ['ADMIN'],
      locationIds: [],
    });
    const registered = await client.ask<{ signUp: { __typename: string } }>(
      'mutation SignUp($input: SignUpInput!) { signUp(input: $input) { __typename ... on UserError { message } } }',
      { input: { email: 'guest@maison.fr', password: 'ciel gris 42', firstName: 'Ada', lastName: 'Guest' } },
    );
    expect(registered.signUp).toEqual({ __typename: 'SignUpPayload' });
    const created = await client.ask<{ createProduct: { __typename: string } }>(
      'mutation Create($input: CreateProductInput!) { createProduct(input: $input) { __typename } }',
      {
        input: {
          title: 'Coat',
          status: 'ACTIVE',
          variants: [{ sku: 'COAT-1', price: { amount: '100.00', currencyCode: 'EUR' } }],
          idempotencyKey: randomUUID(),
        },
      },
      token,
    );
    expect(created.createProduct.__typename).toBe('CreateProductPayload');
  });

  /** A subgraph that a failed test left stopped would fail every test after it. */
  afterEach(async () => {
    for (const [domain, { url }] of served) {
      const alive = await fetch(`${url}/health/live`).then(
        () => true,
        () => false,
      );
      if (!alive) await serve(domain, Number(new URL(url).port));
    }
  });

  afterAll(async () => {
    await gateway.close();
    await Promise.all([...served.values()].map((one) => one.close()));
    await subgraphs.stop();
    await database.drop();
  });

  it('is not yet so: every domain answers for itself and as a guest', async () => {
    for (const document of [...Object.values(OWN), CUSTOMERS, PRODUCTS])
      expect([document, (await ask(document)).errors]).toEqual([document, []]);
  });

  it.each(DOMAINS)(
    'without %s, the others answer as before, and it is whole again within 10 s of its return',
    async (domain) => {
      const { port } = new URL(served.get(domain)?.url ?? '');
      await served.get(domain)?.close();

      const lost = await ask(OWN[domain]);
      expect(lost.status).toBe(200);
      expect(lost.errors.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAVAILABLE']);
      // The document's own path may have the domain's word in it.
      const told = lost.errors.map(({ path: _path, extensions, ...rest }) => ({
        ...rest,
        ...extensions,
        coordinate: '',
      }));
      expect(JSON.stringify(told)).not.toMatch(new RegExp(`127\\.0\\.0\\.1|${domain}\\b`));

      for (const other of DOMAINS) {
        if (other === domain) continue;
        const kept = await ask(OWN[other]);
        expect([other, kept.errors]).toEqual([other, []]);
        expect(kept.data).toBeTruthy();
      }

      for (const [host, page, root] of [
        ['customers', CUSTOMERS, 'customers'],
        ['catalog', PRODUCTS, 'products'],
      ] as const) {
        if (host === domain) continue;
        const { data, errors } = await ask(page);
        const nodes = (data?.[root] as { nodes: unknown[] } | undefined)?.nodes;
        expect(nodes?.length).toBeGreaterThan(0);
        for (const { extensions } of errors)
          expect(extensions).toMatchObject({ code: 'UNAVAILABLE', isRetryable: true });
      }

      await serve(domain, Number(port));
      await expect.poll(async () => (await ask(OWN[domain])).errors, { interval: 100 }).toEqual([]);
      for (const page of [CUSTOMERS, PRODUCTS]) expect((await ask(page)).errors).toEqual([]);
    },
  );
});
