import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphAnswer } from '#kernel/graphql/execution/execute.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import { databaseVariable } from '../../ops/cli/services.ts';
import { type Instance, type InstanceOptions, openInstance } from '../../ops/instance/open-instance.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { borrowTestEngine, startTestEngine, TEST_ENGINE_PASSWORD } from './engine.ts';
import { createGraphClient, type GraphClient } from './graph-client.ts';
import { createSigningKey, signToken, testCredential } from './test-secrets.ts';

/** An address where nobody listens: the engine that is down. */
const NO_ENGINE = 'http://127.0.0.1:9';

/** What an instance needs before it can be opened, in this process or in others: a database, an engine, settings. */
export interface TestEnvironment {
  readonly database: TestDatabase;
  /** Every setting as variables of the environment; `PORT` is 0. */
  readonly env: Readonly<Record<string, string>>;
  /** A token for someone who need not exist. */
  tokenFor(actor: Extract<Actor, { kind: 'customer' | 'staff' }>): Promise<string>;
  /** A token of someone at head office with every permission. */
  adminToken(): Promise<string>;
  close(): Promise<void>;
}

/** An instance in this process, on a database of its own. */
export interface TestInstance extends TestEnvironment, GraphClient {
  readonly instance: Instance;
  readonly url: string;
  /** Calls a domain's internal port as another domain would. */
  callPort(domain: Domain, document: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
}

export interface TestEnvironmentOptions {
  /** A real analytics engine, shared with other test files or its own; without it reports answer that it is down. */
  readonly engine?: 'SHARED' | 'OWN';
  readonly env?: Readonly<Record<string, string>>;
}

export async function prepareEnvironment(options: TestEnvironmentOptions = {}): Promise<TestEnvironment> {
  const database = await createTestDatabase();
  const engine = options.engine && (await (options.engine === 'OWN' ? startTestEngine() : borrowTestEngine()));
  const dataDir = engine?.dataDir ?? mkdtempSync(join(tmpdir(), 'passerelle-instance-'));
  chmodSync(dataDir, 0o755);
  const key = createSigningKey();
  const tokenFor = (actor: Extract<Actor, { kind: 'customer' | 'staff' }>) => signToken(key, actor);
  return {
    database,
    env: {
      PASSERELLE_MODE: 'development',
      PORT: '0',
      DATA_DIR: dataDir,
      GATEWAY_CREDENTIAL: testCredential,
      SESSION_SIGNING_KEY: JSON.stringify(key),
      ...Object.fromEntries(DOMAINS.map((domain) => [databaseVariable(domain), database.url(domain)])),
      CLICKHOUSE_URL: engine?.engine.url ?? NO_ENGINE,
      CLICKHOUSE_USER: engine?.engine.user ?? '',
      CLICKHOUSE_PASSWORD: TEST_ENGINE_PASSWORD,
      ...(engine ? { CLICKHOUSE_DATABASE: engine.database } : {}),
      ...options.env,
    },
    tokenFor,
    adminToken: () =>
      tokenFor({ kind: 'staff', staffId: 'stf_test', sessionId: 'test', roles: ['ADMIN'], locationIds: [] }),
    async close() {
      await engine?.drop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts all subgraphs and the gateway in this process. Call it in `beforeAll` and `close` in `afterAll`. */
export async function openTestInstance(
  options: TestEnvironmentOptions & Pick<InstanceOptions, 'clock' | 'parity' | 'modules'> = {},
): Promise<TestInstance> {
  const environment = await prepareEnvironment(options);
  try {
    const instance = await openInstance({
      env: environment.env,
      logger: createLogger({}, true),
      parity: options.parity ?? true,
      ...(options.clock ? { clock: options.clock } : {}),
      ...(options.modules ? { modules: options.modules } : {}),
    });
    const { url } = instance.gateway;
    return {
      ...environment,
      ...createGraphClient(url),
      instance,
      url,
      callPort: (domain, document, variables = {}) =>
        instance.transport.execute(domain, document, variables, createServiceContext('test')),
      async close() {
        await instance.close();
        await environment.close();
      },
    };
  } catch (error) {
    await environment.close();
    throw error;
  }
}
