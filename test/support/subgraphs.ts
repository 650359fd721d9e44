import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalTransport } from '#kernel/ports/transport.ts';
import { createLogger } from '#kernel/request/log.ts';
import type { Config } from '#kernel/runtime/config.ts';
import { type Subgraph, type SubgraphModule, stopSubgraphs } from '#kernel/runtime/subgraph.ts';
import { type Clock, systemClock } from '#kernel/values/time.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import type { TestDatabase } from './database.ts';

/** The configuration of subgraphs on a test's own database. */
function testConfig(database: TestDatabase, overrides: Partial<Config> = {}): Config {
  return {
    mode: 'development',
    dataDir: join(tmpdir(), database.name),
    databaseUrls: Object.fromEntries(DOMAINS.map((domain) => [domain, database.url(domain)])) as Record<Domain, string>,
    poolSize: 4,
    subgraphUrls: {},
    clickhouse: { url: 'http://127.0.0.1:9', user: 'default', password: '', database: 'passerelle' },
    gatewayCredential: 'test-credential-of-thirty-two-characters',
    signingKey: undefined,
    timeZone: 'Europe/Paris',
    currencyCode: 'EUR',
    lowStockQuantity: 5,
    holdingSessionsPerMinute: 0,
    shownStockQuantity: 20,
    touchpointLogDays: undefined,
    publicUrl: 'http://localhost:4000',
    accountUrl: 'http://localhost:4000/account',
    metricsToken: undefined,
    mail: { smtpUrl: undefined, from: 'Maison <bonjour@maison.example>' },
    ...overrides,
  };
}

/** Subgraphs in this process, calling each other as they do in the one-process start. */
export interface RunningSubgraphs {
  get(domain: Domain): Subgraph;
  /** Sets consumers and workers going. */
  start(): void;
  stop(): Promise<void>;
}

/** Makes subgraphs of the modules on one database; nothing runs in the background until `start`. */
export async function createSubgraphs(
  database: TestDatabase,
  modules: readonly SubgraphModule[],
  options: { clock?: Clock; config?: Partial<Config> } = {},
): Promise<RunningSubgraphs> {
  const transport = createLocalTransport();
  const config = testConfig(database, options.config);
  const subgraphs = new Map<Domain, Subgraph>();
  for (const module of modules) {
    const subgraph = await module.create({
      config,
      clock: options.clock ?? systemClock,
      logger: createLogger({}, true),
      transport,
    });
    transport.register(subgraph);
    subgraphs.set(module.name, subgraph);
  }
  return {
    get(domain) {
      const subgraph = subgraphs.get(domain);
      if (!subgraph) throw new Error(`${domain} was not asked for in this test`);
      return subgraph;
    },
    start() {
      for (const subgraph of subgraphs.values()) subgraph.start();
    },
    async stop() {
      await stopSubgraphs([...subgraphs.values()]);
    },
  };
}
