import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type ClickHouseClient, ClickHouseError } from '@clickhouse/client';

export interface FactMigration {
  readonly name: string;
  readonly statements: readonly string[];
  readonly checksum: string;
}

const folder = new URL('./migrations/', import.meta.url);

/**
 * Statements end with a semicolon at the end of a line; comment lines carry no semicolon there. Tables that are made or
 * altered are those of the generation; other names stand behind `{database}`.
 */
export function readFactMigrations(): FactMigration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const script = readFileSync(new URL(name, folder), 'utf8');
      const statements = script.split(/;\s*$/m).filter((statement) => statement.replace(/--.*$/gm, '').trim() !== '');
      return { name, statements, checksum: createHash('sha256').update(script).digest('hex') };
    });
}

/** Says that a generation's tables were made when nothing had been written yet: without it, their content was lost. */
const BEGUN = 'begun';

/** Says that a migration came after facts had been written: they lack what it adds, until they are rebuilt. */
const BEHIND = 'behind';

/** What a generation's facts were begun with; their stored days are those of that zone. */
export interface Beginning {
  readonly timeZone: string;
}

/** How a generation was found; `beginning` is undefined when nothing was written to it yet. */
export interface Found {
  readonly beginning: Beginning | undefined;
  /** Its facts were written before the tables had their present form. */
  readonly isBehind: boolean;
}

async function note(client: ClickHouseClient, database: string, name: string, checksum: string): Promise<void> {
  await client.insert({ table: `${database}.fact_migration`, values: [{ name, checksum }], format: 'JSONEachRow' });
}

export async function markBegun(client: ClickHouseClient, database: string, { timeZone }: Beginning): Promise<void> {
  await note(client, database, BEGUN, timeZone);
}

/** A generation that was begun. */
export type Begun = Found & { readonly beginning: Beginning };

/** The table or the database is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ClickHouseError && ['60', '81'].includes(error.code);

/** What was applied to a generation, by name; undefined where it has no tables at all. */
async function readApplied(client: ClickHouseClient, database: string): Promise<Map<string, string> | undefined> {
  try {
    const query = `SELECT name, checksum FROM ${database}.fact_migration`;
    const answer = await client.query({ query, format: 'JSONEachRow' });
    return new Map((await answer.json<{ name: string; checksum: string }>()).map((row) => [row.name, row.checksum]));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** How a generation is found whose tables have their present form; undefined where something is to be made. */
export async function findMigrated(client: ClickHouseClient, database: string): Promise<Begun | undefined> {
  const applied = await readApplied(client, database);
  const timeZone = applied?.get(BEGUN);
  if (applied === undefined || timeZone === undefined) return undefined;
  if (!readFactMigrations().every(({ name, checksum }) => applied.get(name) === checksum)) return undefined;
  return { beginning: { timeZone }, isBehind: applied.has(BEHIND) };
}

/**
 * Makes a generation's database and brings its tables up to date. Statements are idempotent or run once: a process
 * that dies in between leaves a migration without its row, and it runs again.
 */
export async function applyMigrations(
  client: ClickHouseClient,
  database: string,
  migrations: readonly FactMigration[] = readFactMigrations(),
): Promise<Found> {
  await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` });
  await client.command({
    query: `CREATE TABLE IF NOT EXISTS ${database}.fact_migration (name String, checksum String, applied_at DateTime DEFAULT now())
            ENGINE = MergeTree ORDER BY name`,
  });
  const applied = (await readApplied(client, database)) ?? new Map<string, string>();
  const timeZone = applied.get(BEGUN);
  let isBehind = applied.has(BEHIND);
  for (const migration of migrations) {
    const known = applied.get(migration.name);
    if (known === migration.checksum) continue;
    if (known !== undefined)
      throw new Error(`${migration.name} was edited after it was applied: run "npm run rebuild"`);
    if (timeZone !== undefined && !isBehind) {
      await note(client, database, BEHIND, migration.name);
      isBehind = true;
    }
    for (const statement of migration.statements) {
      const qualified = statement
        .replace(/CREATE TABLE (\w+)/, `CREATE TABLE IF NOT EXISTS ${database}.$1`)
        .replace(/ALTER TABLE (\w+)/, `ALTER TABLE ${database}.$1`)
        .replaceAll('{database}', database);
      await client.command({ query: qualified });
    }
    await note(client, database, migration.name, migration.checksum);
  }
  return { beginning: timeZone === undefined ? undefined : { timeZone }, isBehind };
}
