import type { Database } from '#kernel/database/database.ts';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { addEventPort } from '#kernel/events/event-port.ts';
import { appendEvents, type NewEvent } from '#kernel/events/outbox.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import type { GraphAnswer } from '#kernel/graphql/execution/execute.ts';
import { createLocalTransport } from '#kernel/ports/transport.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext, createServiceContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import { type Config, readConfig } from '#kernel/runtime/config.ts';
import type { Platform } from '#kernel/runtime/platform.ts';
import { defineSubgraph, type Subgraph } from '#kernel/runtime/subgraph.ts';
import { newId } from '#kernel/values/ids.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { borrowTestEngine, TEST_ENGINE_PASSWORD, type TestEngine } from '../../../test/support/engine.ts';
import { openContexts } from '../../shared/contexts/open-contexts.ts';
import { DOMAINS, type Domain } from '../../shared/domains.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { FACT_PUBLISHERS, type FactPublisher } from '../facts/model/fact-batch.ts';
import { attribution } from '../index.ts';

const namedStaff = ({ ids = [] }: { readonly ids?: readonly string[] }) =>
  ids.map((staffId) => ({ staffId, email: `${staffId}@example.com`, locationIds: [] }));

/** The real attribution subgraph, on a real database and engine, fed from the logs of bare publishers. */
export interface FactsInstance {
  readonly database: TestDatabase;
  readonly engine: TestEngine;
  readonly clock: FakeClock;
  readonly subgraph: Subgraph;
  readonly deps: AttributionDeps;
  /** Appends events to a publisher's log. */
  publish(publisher: FactPublisher, events: readonly NewEvent[]): Promise<void>;
  /** Resolves when everything published has become facts. */
  settle(timeoutMs?: number): Promise<void>;
  execute(document: string, variables?: Record<string, unknown>, actor?: Actor): Promise<GraphAnswer>;
  /** Stops the subgraph and starts it again, as after a crash, or with another setting. */
  restart(changes?: Partial<Config>): Promise<void>;
  close(): Promise<void>;
}

export const EXECUTIVE: Actor = {
  kind: 'staff',
  staffId: 'stf_test',
  sessionId: 'session',
  roles: ['EXECUTIVE'],
  locationIds: [],
};

/** A request's longest time, on a machine that does other things too. */
const REQUEST_MS = 100_000;

/** The one channel that the catalog of the instance knows. */
export const WEB_CHANNEL_ID = newId('chn');
const CHANNELS = {
  catalogChannels: [
    {
      id: WEB_CHANNEL_ID,
      code: 'WEB',
      isActive: true,
      isDefault: true,
      audience: 'PUBLIC',
      customerIds: [],
      languages: ['en', 'fr'],
      currencyCodes: ['EUR'],
      countryCodes: ['FR'],
    },
  ],
};

/** A domain that has a log and nothing else. */
function publisherModule(name: Domain) {
  const kit = createBuilder<Platform>({ can });
  addEventPort(kit, name);
  const createDeps = (platform: Platform) => platform;
  return defineSubgraph<Platform>({ name, schema: kit.toSchema(), openContexts, createDeps, areas: [] });
}

/** Position of the last event of a log. */
async function endOf(log: Database): Promise<string> {
  const [row] = await log.query(sql`
    select ${select({ position: text(sql`txid::text || ':' || seq`) })} from event_log order by event_log.txid desc, event_log.seq desc limit 1`);
  return row?.position ?? '0:0';
}

/** @param openEngine Another engine than the shared one, for a test that harms it. */
export async function openFactsInstance(
  start: string,
  consume = true,
  openEngine: () => Promise<TestEngine> = borrowTestEngine,
): Promise<FactsInstance> {
  const [database, engine] = await Promise.all([createTestDatabase(), openEngine()]);
  const config = readConfig(
    {
      DATA_DIR: engine.dataDir,
      GATEWAY_CREDENTIAL: 'x'.repeat(32),
      CLICKHOUSE_URL: engine.engine.url,
      CLICKHOUSE_USER: engine.engine.user,
      CLICKHOUSE_PASSWORD: TEST_ENGINE_PASSWORD,
      CLICKHOUSE_DATABASE: engine.database,
      ...Object.fromEntries(DOMAINS.map((domain) => [`${domain.toUpperCase()}_DATABASE_URL`, database.url(domain)])),
    },
    DOMAINS,
  );
  const clock = new FakeClock(start);
  const transport = createLocalTransport();
  const options = { config, clock, logger: createLogger({}, true), transport };
  const publishers = new Map<string, Subgraph>();
  const logs = new Map<string, Database>();
  for (const name of FACT_PUBLISHERS) {
    const publisher = await publisherModule(name).create(options);
    transport.register(publisher);
    publishers.set(name, publisher);
    logs.set(name, publisher.deps.db);
  }
  const catalog = publishers.get('catalog');
  transport.register({
    name: 'catalog',
    execute: async (operation) =>
      !catalog || JSON.stringify(operation.document).includes('catalogChannels')
        ? { data: CHANNELS }
        : catalog.execute(operation),
  });
  const inventory = publishers.get('inventory');
  transport.register({
    name: 'inventory',
    // Every store that a test names exists.
    execute: async (operation) => {
      const asks = (field: string) => JSON.stringify(operation.document).includes(field);
      // No store has a catchment.
      if (asks('inventoryStores')) return { data: { inventoryStores: [] } };
      return !inventory || asks('inventoryKnownLocations')
        ? { data: { inventoryKnownLocations: operation.variables?.['ids'] } }
        : inventory.execute(operation);
    },
  });
  const customers = publishers.get('customers');
  transport.register({
    name: 'customers',
    // Everybody whom a test names is on the staff, and at no store.
    execute: async (operation) =>
      !customers || JSON.stringify(operation.document).includes('customersStaff')
        ? { data: { customersStaff: namedStaff(operation.variables?.['of'] as { ids?: readonly string[] }) } }
        : customers.execute(operation),
  });
  const open = async (changes: Partial<Config> = {}): Promise<Subgraph> => {
    const subgraph = await attribution.create({ ...options, config: { ...config, ...changes } });
    if (consume) subgraph.start();
    return subgraph;
  };
  let subgraph = await open();
  const logOf = (name: string): Database => {
    const log = logs.get(name);
    if (!log) throw new Error(`no log of ${name}`);
    return log;
  };
  return {
    database,
    engine,
    clock,
    get subgraph() {
      return subgraph;
    },
    get deps() {
      return subgraph.deps as AttributionDeps;
    },
    async publish(publisher, events) {
      const log = logOf(publisher);
      await log.inTransaction('publish', (tx) => appendEvents(tx, publisher, events));
    },
    async settle(timeoutMs = REQUEST_MS) {
      for (const publisher of publishers.keys()) {
        const position = await endOf(logOf(publisher));
        const done = await subgraph.deps.consumption().catchUp(publisher, position, timeoutMs);
        if (!done) throw new Error(`the facts of ${publisher} did not arrive in time`);
      }
    },
    execute: (document, variables = {}, actor = EXECUTIVE) =>
      subgraph.execute({
        document,
        variables,
        request: createRequestContext({ actor, deadlineMs: Date.now() + REQUEST_MS }),
      }),
    async restart(changes) {
      await subgraph.stop().catch(() => undefined);
      subgraph = await open(changes);
    },
    async close() {
      await subgraph.stop();
      for (const publisher of publishers.values()) await publisher.stop();
      await Promise.all([database.drop(), engine.drop()]);
    },
  };
}

export const serviceContext = () => createServiceContext('test');
