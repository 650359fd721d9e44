import pg from 'pg';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import type { ProgressStep } from '../cli/progress.ts';
import { databaseVariable } from '../cli/services.ts';
import { StartupError } from '../cli/startup-error.ts';
import { connectTo } from '../migrate/connect.ts';
import { migrateDatabase } from '../migrate/runner.ts';
import { type DatabasePlan, planDatabases } from '../migrate/targets.ts';
import { type Cluster, startCluster } from './postgres/cluster.ts';
import type { Secrets } from './secrets.ts';

/** The database of the instance on the embedded server. */
export const DATABASE = 'passerelle';
/** What messages call its server. */
export const EMBEDDED = 'the embedded PostgreSQL';

/** Connections that consumers, migrations and operators need beside the pools. */
const RESERVED_CONNECTIONS = 20;

/** The databases of a running instance. */
export interface Databases extends DatabasePlan {
  readonly adminUrl: string;
  /** The embedded server, unless `DATABASE_URL` names another. */
  readonly cluster: Cluster | undefined;
}

/** Starts the embedded PostgreSQL of the data folder, or finds the server that `DATABASE_URL` names. */
export async function openDatabases(options: {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  /** Opened only when a password of theirs is needed. */
  readonly secrets: () => Secrets;
  readonly onRestart?: (error?: Error) => void;
  /** Ends the start of the embedded server. */
  readonly signal?: AbortSignal;
}): Promise<Databases> {
  const { env, dataDir, secrets } = options;
  const given = env['DATABASE_URL'];
  if (given) {
    const allGiven = DOMAINS.every((domain) => env[databaseVariable(domain)]);
    const passwords = allGiven ? {} : secrets().rolePasswords;
    return { ...planDatabases(env, given, passwords), adminUrl: given, cluster: undefined };
  }
  const cluster = await startCluster({
    dataDir,
    password: secrets().postgresPassword,
    ...(options.onRestart ? { onRestart: options.onRestart } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  try {
    await createDatabase(cluster);
    const adminUrl = cluster.url(DATABASE);
    return { ...planDatabases(env, adminUrl, secrets().rolePasswords, EMBEDDED), adminUrl, cluster };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function createDatabase(cluster: Cluster): Promise<void> {
  const client = await connectTo(cluster.url(), EMBEDDED);
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Migrates every database of the plan; `refuse` stops at data of an older schema. */
export async function migrateDatabases(
  plan: DatabasePlan,
  options: {
    readonly pending: 'apply' | 'refuse';
    readonly poolSize: number;
    readonly step?: ProgressStep;
    readonly resetPasswords?: boolean;
  },
): Promise<number> {
  let applied = 0;
  for (const { adminUrl, variable, roles } of plan.targets) {
    const client = await connectTo(adminUrl, variable);
    try {
      await assertRoomForPools(client, variable, Object.keys(roles).length * (options.poolSize + 1));
      applied += await migrateDatabase(client, {
        roles,
        resetPasswords: options.resetPasswords ?? false,
        pending: options.pending,
        onProgress: ({ done, total }) => options.step?.update(done, total),
      });
    } finally {
      await client.end();
    }
  }
  return applied;
}

/** @throws StartupError when a run-time role of another instance, or of another data folder, has another password. */
export async function assertRolesSignIn(plan: DatabasePlan): Promise<void> {
  for (const { roles } of plan.targets) {
    for (const [domain, { name }] of Object.entries(roles)) {
      const client = new pg.Client({ connectionString: plan.runtimeUrls[domain as Domain] });
      client.on('error', () => undefined);
      try {
        await client.connect();
      } catch (error) {
        if (!['28P01', '28000'].includes((error as { code?: string }).code ?? '')) throw error;
        throw new StartupError(
          `The role ${name} exists already and has another password than this data folder knows: name the DATA_DIR of that instance or set ${databaseVariable(domain as Domain)}, or give it this password with "npm run migrate -- --reset-passwords".`,
        );
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }
}

/** @throws StartupError when the pools of one process of each domain would not fit the server. */
async function assertRoomForPools(
  client: Awaited<ReturnType<typeof connectTo>>,
  variable: string,
  wanted: number,
): Promise<void> {
  const shown = await client.query<{ max_connections: string }>('SHOW max_connections');
  const limit = Number(shown.rows[0]?.max_connections);
  if (wanted + RESERVED_CONNECTIONS <= limit) return;
  throw new StartupError(
    `The server of ${variable} allows ${limit} connections and the instance needs ${wanted + RESERVED_CONNECTIONS}: raise its max_connections or lower DATABASE_POOL_SIZE.`,
  );
}
