import { createPorts } from '#kernel/ports/port.ts';
import { createRemoteTransport } from '#kernel/ports/transport.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import { type ServedSubgraph, serveSubgraph } from '#kernel/runtime/serve.ts';
import { readGatewayConfig } from '../../gateway/config.ts';
import { startGateway } from '../../gateway/gateway.ts';
import { inProject } from '../../ops/cli/project.ts';
import { loadSubgraph } from '../../ops/instance/subgraph-modules.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { createTestDatabase } from './database.ts';
import { createSubgraphs } from './subgraphs.ts';
import { createSigningKey, signToken, testCredential } from './test-secrets.ts';

/** Where the subgraphs of a gateway run. */
export const PLACES = ['in one process', 'in the split'] as const;
export type Place = (typeof PLACES)[number];

const ADMIN: Extract<Actor, { kind: 'staff' }> = {
  kind: 'staff',
  staffId: 'stf_test',
  sessionId: 'test',
  roles: ['ADMIN'],
  locationIds: [],
};

/** All six subgraphs over the committed supergraph, each at an address of its own, behind a gateway. */
export interface WholeGraph {
  readonly url: string;
  /** The address of a subgraph, for a router that is not our gateway. */
  urlOf(domain: Domain): string;
  /** Runs an operation in one domain as an admin and answers its first field, past every refusal. */
  make<T = Record<string, unknown>>(domain: Domain, document: string, variables?: Record<string, unknown>): Promise<T>;
  tokenFor(actor: Extract<Actor, { kind: 'customer' | 'guest' | 'staff' }>): Promise<string>;
  close(): Promise<void>;
}

export async function openWholeGraph(place: Place): Promise<WholeGraph> {
  const database = await createTestDatabase();
  const modules = await Promise.all(DOMAINS.map(loadSubgraph));
  const key = createSigningKey();
  const config = { gatewayCredential: testCredential, signingKey: JSON.stringify(key) };
  const subgraphs = await createSubgraphs(database, modules, { config });
  const served = new Map<Domain, ServedSubgraph>();
  for (const domain of DOMAINS) {
    const subgraph = { ...subgraphs.get(domain), stop: async () => undefined };
    const options = { host: '127.0.0.1', port: 0, credential: testCredential, logger: createLogger({}, true) };
    served.set(domain, await serveSubgraph({ subgraph, ...options }));
  }
  const urls = Object.fromEntries([...served].map(([domain, { url }]) => [domain, url]));
  const addresses = Object.entries(urls).map(([domain, url]) => [`SUBGRAPH_${domain.toUpperCase()}_URL`, url]);
  const gateway = await startGateway({
    config: readGatewayConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      GATEWAY_CREDENTIAL: testCredential,
      SUPERGRAPH_FILE: inProject('schema', 'supergraph.graphql'),
      ...Object.fromEntries(addresses),
    }),
    logger: createLogger({}, true),
    ports: createPorts('gateway', createRemoteTransport(urls, testCredential)),
    ...(place === 'in the split' ? {} : { subgraphs: DOMAINS.map((domain) => subgraphs.get(domain)) }),
  });
  return {
    url: gateway.url,
    urlOf: (domain) => served.get(domain)?.url ?? '',
    async make<T>(domain: Domain, document: string, variables: Record<string, unknown> = {}): Promise<T> {
      const request = createRequestContext({ actor: ADMIN, deadlineMs: Date.now() + 60_000 });
      const answer = await subgraphs.get(domain).execute({ document, variables, request });
      const [made] = Object.values(answer.data ?? {}) as Array<{ __typename?: string }>;
      if (answer.errors || /Error$/.test(made?.__typename ?? '')) throw new Error(JSON.stringify(answer));
      return made as T;
    },
    tokenFor: (actor) => signToken(key, actor),
    async close() {
      await gateway.close();
      for (const one of served.values()) await one.close();
      await subgraphs.stop();
      await database.drop();
    },
  };
}
