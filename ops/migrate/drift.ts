import type pg from 'pg';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { StartupError } from '../cli/startup-error.ts';
import type { Migration } from './migrations.ts';

/** A row of `_prisma_migrations`, as far as it matters here. */
export interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Compares what the database says was applied with the migrations of this checkout.
 * @throws StartupError for one that failed, was edited, or is unknown here.
 * @returns the migrations still to apply.
 */
export function pendingMigrations(
  domain: Domain,
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new StartupError(
        `The database has the migration ${row.migration_name} of ${domain}, which this version does not know: it was made by a newer version; use that one.`,
      );
    }
    if (row.finished_at === null) {
      throw new StartupError(
        `The migration ${row.migration_name} of ${domain} was begun and not finished: repair the schema ${domain} and its row in _prisma_migrations.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new StartupError(
        `The migration ${row.migration_name} of ${domain} was edited after it was applied: restore it and write a new migration instead.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  const pending = migrations.filter((migration) => !done.has(migration.name));
  const last =
    applied
      .map((row) => row.migration_name)
      .sort()
      .at(-1) ?? '';
  const missed = pending.find((migration) => migration.name < last);
  if (missed) {
    throw new StartupError(
      `The migration ${missed.name} of ${domain} is older than ${last}, which is applied already: date it again.`,
    );
  }
  return pending;
}

/**
 * A hash of everything in a schema that a migration could have made: tables, columns, constraints, indexes,
 * triggers and functions. Partitions come and go with the months and are left out.
 */
export async function fingerprintSchema(client: pg.ClientBase, domain: Domain): Promise<string> {
  const result = await client.query<{ fingerprint: string }>(FINGERPRINT, [domain]);
  return result.rows[0]?.fingerprint ?? '';
}

const FINGERPRINT = `
WITH tables AS (
  SELECT c.oid, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT c.relispartition
    AND c.relname NOT IN ('_prisma_migrations', '_passerelle_schema')
), facts AS (
  SELECT format('table %s %s', relname, relkind) AS fact FROM tables
  UNION ALL
  SELECT format('column %s.%s %s %s %s %s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    a.attidentity::text || a.attgenerated::text, pg_get_expr(d.adbin, d.adrelid))
  FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum WHERE t.relkind <> 'S'
  UNION ALL
  SELECT format('constraint %s.%s %s', t.relname, k.conname, pg_get_constraintdef(k.oid))
  FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid
  UNION ALL
  SELECT format('index %s', pg_get_indexdef(i.indexrelid)) FROM tables t JOIN pg_index i ON i.indrelid = t.oid
  UNION ALL
  SELECT format('trigger %s %s', pg_get_triggerdef(g.oid), g.tgenabled)
  FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
  UNION ALL
  SELECT format('function %s(%s) %s', p.proname, pg_get_function_identity_arguments(p.oid), p.prosrc)
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = $1 AND p.prokind = 'f' AND p.proname NOT LIKE 'passerelle\\_%'
    AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.objid = p.oid AND x.deptype = 'e')
)
SELECT encode(sha256(convert_to(coalesce(string_agg(fact, E'\\n' ORDER BY fact COLLATE "C"), ''), 'UTF8')), 'hex')
  AS fingerprint FROM facts`;
