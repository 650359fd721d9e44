import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { seedDemo } from '../../demo/seed-demo.ts';
import { type Databases, migrateDatabases, openDatabases } from '../../instance/databases.ts';
import { instanceEnvironment } from '../../instance/environment.ts';
import { writeDemoRecord, writeInstanceState } from '../../instance/instance-record.ts';
import { openEngine } from '../../instance/open-engine.ts';
import { openSecrets } from '../../instance/secrets.ts';
import { connectTo } from '../../migrate/connect.ts';
import type { StartOptions } from '../arguments.ts';
import { DEMO_SEED, inspectData } from '../prepare-instance.ts';

/** What is not there in an instance that nobody has used. */
const TRACES = [
  { domain: 'catalog', table: 'catalog.product' },
  { domain: 'customers', table: 'customers.staff' },
] as const;

/**
 * Fills the demo shop, all of its history, where the databases are servers of their own and no service writes yet. What
 * was broken off is dropped and begun again.
 * @returns false when the shop was there already.
 * @throws StartupError in production, and for an instance that somebody uses.
 */
export async function fillDemo(options: StartOptions, env: NodeJS.ProcessEnv, progress: Progress): Promise<boolean> {
  if (!env['DATABASE_URL'] || !env['CLICKHOUSE_URL']) {
    throw new StartupError(
      'DATABASE_URL and CLICKHOUSE_URL must be set: without them "npm start" fills the demo shop.',
    );
  }
  if (options.mode !== 'demo') throw new StartupError('The demo shop needs PASSERELLE_MODE=demo in every process.');
  const { dataDir, mode, port, scale } = options;
  const secrets = openSecrets(dataDir);
  const databases = await openDatabases({ env, dataDir, secrets: () => secrets });
  const { adminUrl, runtimeUrls } = databases;
  const state = await inspectData(databases, options);
  await migrateDatabases(databases, { pending: 'apply', poolSize: Number(env['DATABASE_POOL_SIZE'] || 4) });
  if (state === 'demo') return false;
  if (state !== 'new') throw new StartupError(`This database is not new (${state}): it gets no demo shop.`);
  await assertUnused(databases);
  const engine = await openEngine({ env, dataDir, password: secrets.enginePassword, log: () => undefined });
  const settings = instanceEnvironment({ env, port, mode, dataDir, secrets, runtimeUrls, clickhouse: engine });
  const demo = { seed: DEMO_SEED, scale, now: new Date() };
  await writeInstanceState(adminUrl, 'seeding');
  await writeDemoRecord(adminUrl, demo);
  const { signal } = new AbortController();
  await seedDemo({ ...demo, env: settings, dataDir, progress, signal });
  await writeInstanceState(adminUrl, 'demo');
  return true;
}

async function assertUnused({ runtimeUrls }: Databases): Promise<void> {
  for (const { domain, table } of TRACES) {
    const client = await connectTo(runtimeUrls[domain], `the ${domain} domain`);
    try {
      const { rows } = await client.query<{ used: boolean }>(`SELECT EXISTS (SELECT FROM ${table}) AS used`);
      if (rows[0]?.used) throw new StartupError(`Somebody uses this instance (${table}): it gets no demo shop.`);
    } finally {
      await client.end();
    }
  }
}
