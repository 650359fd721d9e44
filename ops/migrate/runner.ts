import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { StartupError } from '../cli/startup-error.ts';
import { type AppliedMigration, fingerprintSchema, pendingMigrations } from './drift.ts';
import { alignLogSql, functionsSql } from './functions.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { grantsSql, migrationRole, type RuntimeRoles, rolesSql } from './roles.ts';

/** Serializes runners on one database; the number is only "passerelle" in hexadecimal, cut to 63 bits. */
const LOCK = '0x706173736572656c';

interface MigrationProgress {
  readonly domain: Domain;
  readonly migration: string;
  readonly done: number;
  readonly total: number;
}

export interface MigrateOptions {
  /** The run-time role of each domain, made where it is missing; the domains named here are migrated. */
  readonly roles: RuntimeRoles;
  /** Gives roles that exist these passwords; without it they are left as they are. */
  readonly resetPasswords?: boolean;
  /** `refuse`: a database that already has some migrations and lacks others is not touched. */
  readonly pending?: 'apply' | 'refuse';
  /** Names of the migrations beyond which none is applied, by domain: as far as a backup that is restored. */
  readonly upTo?: Readonly<Record<string, readonly string[]>>;
  readonly onProgress?: (progress: MigrationProgress) => void;
}

/** How far a database is: no migration at all, all of this checkout's, or only some. */
export type MigrationState = 'none' | 'all' | 'some';

/** Looks how far a database's migrations go, and changes nothing. @throws StartupError as a migration would */
export async function readMigrationState(client: pg.Client, domains: readonly Domain[]): Promise<MigrationState> {
  if (!(await hasHistory(client, domains))) return 'none';
  for (const domain of domains) if ((await planDomain(client, domain)).pending.length > 0) return 'some';
  return 'all';
}

/**
 * Brings a database to the migrations of this checkout: roles, schemas, migrations, partitions of the logs.
 * Each migration is one transaction with its row in `_prisma_migrations`.
 * @returns how many migrations were applied.
 */
export async function migrateDatabase(client: pg.Client, options: MigrateOptions): Promise<number> {
  const domains = Object.keys(options.roles) as Domain[];
  await client.query(`SELECT pg_advisory_lock(x'${LOCK.slice(2)}'::bigint)`);
  try {
    const plans = [];
    for (const domain of domains) {
      const plan = await planDomain(client, domain);
      const wanted = options.upTo?.[domain];
      const pending = wanted ? plan.pending.filter(({ name }) => wanted.includes(name)) : plan.pending;
      plans.push({ domain, pending, isCompared: plan.isCompared });
    }
    const total = plans.reduce((sum, plan) => sum + plan.pending.length, 0);
    if (options.pending === 'refuse' && total > 0 && (await hasHistory(client, domains))) {
      throw new StartupError(
        `The data is of an older schema (${total} migrations are pending): make a backup, run "npm run migrate", and start again.`,
      );
    }
    const migrator = await makeRoles(client, options);
    let done = 0;
    for (const { domain, pending, isCompared } of plans) {
      const role = options.roles[domain]?.name ?? '';
      await client.query(`SET ROLE ${pg.escapeIdentifier(migrator)}`);
      await prepareSchema(client, domain, role);
      for (const migration of pending) {
        options.onProgress?.({ domain, migration: migration.name, done, total });
        await applyMigration(client, domain, migration);
        done += 1;
      }
      await finishSchema(client, domain);
      if (pending.length > 0 || !isCompared) await rememberSchema(client, domain);
      await client.query('RESET ROLE');
    }
    return done;
  } finally {
    await client.query(`RESET ROLE; SELECT pg_advisory_unlock(x'${LOCK.slice(2)}'::bigint)`);
  }
}

/** Makes the roles that are missing. @returns who owns the schemas. */
async function makeRoles(client: pg.Client, { roles, resetPasswords = false }: MigrateOptions): Promise<string> {
  const found = await client.query<{ database: string; owner: string | null }>(
    `SELECT current_database() AS database,
       (SELECT min(nspowner::regrole::name::text) FROM pg_namespace WHERE nspname = ANY ($1)) AS owner`,
    [Object.keys(roles)],
  );
  const { database, owner } = found.rows[0] ?? { database: '', owner: null };
  // A database that was copied or renamed keeps its owner.
  const migrator = owner ?? migrationRole(database);
  await client.query(rolesSql({ database, migrator, roles, resetPasswords }));
  return migrator;
}

interface DomainPlan {
  readonly pending: Migration[];
  /** Whether the schema was found as it was remembered, so that it need not be remembered again. */
  readonly isCompared: boolean;
}

async function planDomain(client: pg.Client, domain: Domain): Promise<DomainPlan> {
  const migrations = readMigrations(domain);
  const exists = await client.query('SELECT to_regclass($1) AS found', [`${domain}._prisma_migrations`]);
  if ((exists.rows[0] as { found: string | null }).found === null) return { pending: migrations, isCompared: false };
  const applied = await client.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at FROM ${domain}._prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const pending = pendingMigrations(domain, migrations, applied.rows);
  return { pending, isCompared: await assertNoDrift(client, domain) };
}

async function hasHistory(client: pg.Client, domains: readonly Domain[]): Promise<boolean> {
  for (const domain of domains) {
    const found = await client.query('SELECT to_regclass($1) AS found', [`${domain}._prisma_migrations`]);
    if ((found.rows[0] as { found: string | null }).found !== null) return true;
  }
  return false;
}

/**
 * The fingerprint says how the schema looked after the migration named beside it; after another tool applied
 * further migrations it says nothing.
 * @throws StartupError when somebody changed the schema manually since then.
 * @returns whether there was one to compare with.
 */
async function assertNoDrift(client: pg.Client, domain: Domain): Promise<boolean> {
  const exists = await client.query('SELECT to_regclass($1) AS found', [`${domain}._passerelle_schema`]);
  if ((exists.rows[0] as { found: string | null }).found === null) return false;
  const stored = await client.query<{ fingerprint: string }>(
    `SELECT fingerprint FROM ${domain}._passerelle_schema
     WHERE last_migration = (SELECT max(migration_name) FROM ${domain}._prisma_migrations WHERE rolled_back_at IS NULL)`,
  );
  const expected = stored.rows[0]?.fingerprint;
  if (expected === undefined) return false;
  if (expected === (await fingerprintSchema(client, domain))) return true;
  throw new StartupError(
    `The schema ${domain} was changed manually since its last migration: undo the change, or make it a migration.`,
  );
}

/** The table is Prisma Migrate's own, so that `prisma migrate deploy` continues where this runner stopped. */
async function prepareSchema(client: pg.Client, domain: Domain, role: string): Promise<void> {
  await client.query(`
CREATE TABLE IF NOT EXISTS ${domain}._prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS ${domain}._passerelle_schema (
  one boolean PRIMARY KEY DEFAULT true CHECK (one), last_migration text NOT NULL, fingerprint text NOT NULL);
REVOKE ALL ON ${domain}._prisma_migrations, ${domain}._passerelle_schema FROM ${pg.escapeIdentifier(role)};
${functionsSql(domain, role)}`);
  const known = await client.query<{ may: boolean | null }>(
    'SELECT has_table_privilege($1, to_regclass($2), $3) AS may',
    [role, `${domain}.event_log`, 'INSERT'],
  );
  if (known.rows[0]?.may === false) await client.query(grantsSql(domain, role));
}

async function applyMigration(client: pg.Client, domain: Domain, migration: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL search_path TO ${domain}`);
    await client.query(
      `INSERT INTO ${domain}._prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())`,
      [id, migration.checksum, migration.name],
    );
    await client.query(migration.script);
    await client.query(
      `UPDATE ${domain}._prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1`,
      [id],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new StartupError(`The migration ${migration.name} of ${domain} failed: ${(error as Error).message}.`);
  }
}

async function finishSchema(client: pg.Client, domain: Domain): Promise<void> {
  const logs = await client.query<{ name: string }>(
    'SELECT c.relname AS name FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid WHERE c.relnamespace = $1::regnamespace',
    [domain],
  );
  for (const { name } of logs.rows) await client.query(`SELECT ${domain}.passerelle_ensure_partitions($1)`, [name]);
  await client.query(alignLogSql(domain));
}

/** Remembers how the schema looks after its last migration. */
async function rememberSchema(client: pg.Client, domain: Domain): Promise<void> {
  await client.query(
    `INSERT INTO ${domain}._passerelle_schema (last_migration, fingerprint)
     SELECT max(migration_name), $1 FROM ${domain}._prisma_migrations HAVING max(migration_name) IS NOT NULL
     ON CONFLICT (one) DO UPDATE SET last_migration = excluded.last_migration, fingerprint = excluded.fingerprint
     WHERE _passerelle_schema.last_migration <> excluded.last_migration`,
    [await fingerprintSchema(client, domain)],
  );
}
