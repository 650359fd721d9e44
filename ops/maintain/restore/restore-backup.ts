import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import type { Progress, ProgressStep } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { type Databases, openDatabases } from '../../instance/databases.ts';
import { writeInstanceState } from '../../instance/instance-record.ts';
import { openSecrets } from '../../instance/secrets.ts';
import { connectTo } from '../../migrate/connect.ts';
import { pendingMigrations } from '../../migrate/drift.ts';
import { readMigrations } from '../../migrate/migrations.ts';
import { migrateDatabase, readMigrationState } from '../../migrate/runner.ts';
import { assertUndamaged, type Manifest, readManifest } from '../backup/manifest.ts';
import { restoreDomain } from './restore-domain.ts';

export interface RestoreRequest {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly folder: string;
  readonly progress: Progress;
}

/** What a data folder holds of an instance. */
const HELD = ['secrets.json', 'postgres', 'postgres.location', 'engine', 'spool', 'media'];

/** @throws StartupError when an instance lives in the data folder. */
export function assertEmptyFolder(dataDir: string): void {
  const found = HELD.find((name) => existsSync(join(dataDir, name)));
  if (found === undefined) return;
  throw new StartupError(
    `The data folder ${dataDir} holds an instance already (${found}): a backup is restored into an empty one.`,
  );
}

type Target = Databases['targets'][number];

const domainsOf = ({ roles }: Target): Domain[] => DOMAINS.filter((domain) => domain in roles);

/** @throws StartupError when any of the databases holds our data, whole or not. */
async function assertEmptyDatabases(targets: readonly Target[]): Promise<void> {
  for (const target of targets) {
    const client = await connectTo(target.adminUrl, target.variable);
    try {
      if ((await readMigrationState(client, domainsOf(target))) === 'none') continue;
      throw new StartupError(
        `The database of ${target.variable} holds data already: a backup is restored into an empty one.`,
      );
    } finally {
      await client.end();
    }
  }
}

async function restoreDatabase(target: Target, manifest: Manifest, folder: string, onTable: () => void): Promise<void> {
  const client = await connectTo(target.adminUrl, target.variable);
  try {
    const upTo = Object.fromEntries(
      Object.entries(manifest.domains).map(([domain, { migrations }]) => [domain, migrations.map(({ name }) => name)]),
    );
    await migrateDatabase(client, { roles: target.roles, upTo });
    const owner = await client.query<{ owner: string }>(
      'SELECT nspowner::regrole::text AS owner FROM pg_namespace WHERE nspname = $1',
      [domainsOf(target)[0]],
    );
    await client.query(`SET ROLE ${owner.rows[0]?.owner ?? 'NONE'}`);
    for (const domain of domainsOf(target)) {
      const backup = manifest.domains[domain];
      if (backup) await restoreDomain(client, domain, backup, folder, onTable);
    }
    await client.query('RESET ROLE');
    // What this version added since, and the order of the logs on this server.
    await migrateDatabase(client, { roles: target.roles });
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

function tablesOf(manifest: Manifest): number {
  return Object.values(manifest.domains).reduce((sum, { tables }) => sum + tables.length, 0);
}

async function restoreDatabases(databases: Databases, manifest: Manifest, folder: string, step: ProgressStep) {
  await assertEmptyDatabases(databases.targets);
  await writeInstanceState(databases.adminUrl, 'restoring');
  let tables = 0;
  for (const target of databases.targets) {
    await restoreDatabase(target, manifest, folder, () => step.update(++tables, tablesOf(manifest)));
  }
}

/**
 * Puts a backup back into an empty place: its rows, its touchpoint log, its pictures and its secrets where it has them.
 * A place in which it was broken off is marked, and no start opens it.
 * @throws StartupError when the backup is damaged or of a newer version, or when the place is not empty.
 */
export async function restoreBackup({ env, dataDir, folder, progress }: RestoreRequest): Promise<Manifest> {
  const manifest = readManifest(folder);
  for (const [domain, { migrations }] of Object.entries(manifest.domains)) {
    const applied = migrations.map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      finished_at: new Date(),
    }));
    pendingMigrations(domain as Domain, readMigrations(domain as Domain), applied);
  }
  await assertUndamaged(folder, manifest);
  mkdirSync(dataDir, { recursive: true });
  if (existsSync(join(folder, 'secrets.json'))) {
    copyFileSync(join(folder, 'secrets.json'), join(dataDir, 'secrets.json'));
    chmodSync(join(dataDir, 'secrets.json'), 0o600);
  }
  const databases = await openDatabases({ env, dataDir, secrets: () => openSecrets(dataDir) });
  try {
    const step = progress.start('Database', tablesOf(manifest));
    await restoreDatabases(databases, manifest, folder, step);
    for (const name of ['spool', 'media']) {
      if (existsSync(join(folder, name))) cpSync(join(folder, name), join(dataDir, name), { recursive: true });
    }
    await writeInstanceState(databases.adminUrl, manifest.state);
    step.finish();
    return manifest;
  } finally {
    await databases.cluster?.stop();
  }
}
