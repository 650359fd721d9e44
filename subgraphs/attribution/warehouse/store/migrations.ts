import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { ClickHouseClient } from '@clickhouse/client';

interface FactMigration {
  readonly name: string;
  readonly statements: readonly string[];
  readonly checksum: string;
}

const folder = new URL('./migrations/', import.meta.url);

/** Statements end with a semicolon at the end of a line; comment lines carry no semicolon there. */
function readFactMigrations(): FactMigration[] {
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

/** What a generation's facts were begun with; their stored days are those of that zone. */
export interface Beginning {
  readonly timeZone: string;
}

export async function markBegun(client: ClickHouseClient, database: string, { timeZone }: Beginning): Promise<void> {
  const values = [{ name: BEGUN, checksum: timeZone }];
  await client.insert({ table: `${database}.fact_migration`, values, format: 'JSONEachRow' });
}

/**
 * Makes a generation's database and brings its tables up to date. Statements are idempotent or run once: a process
 * that dies in between leaves a migration without its row, and it runs again.
 */
export async function applyMigrations(client: ClickHouseClient, database: string): Promise<Beginning | undefined> {
  await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` });
  await client.command({
    query: `CREATE TABLE IF NOT EXISTS ${database}.fact_migration (name String, checksum String, applied_at DateTime DEFAULT now())
            ENGINE = MergeTree ORDER BY name`,
  });
  const answer = await client.query({
    query: `SELECT name, checksum FROM ${database}.fact_migration`,
    format: 'JSONEachRow',
  });
  const applied = new Map(
    (await answer.json<{ name: string; checksum: string }>()).map((row) => [row.name, row.checksum]),
  );
  for (const migration of readFactMigrations()) {
    const known = applied.get(migration.name);
    if (known === migration.checksum) continue;
    if (known !== undefined)
      throw new Error(`${migration.name} was edited after it was applied: run "npm run rebuild"`);
    for (const statement of migration.statements) {
      const qualified = statement.replace(/CREATE TABLE (\w+)/, `CREATE TABLE IF NOT EXISTS ${database}.$1`);
      await client.command({ query: qualified });
    }
    const row = { name: migration.name, checksum: migration.checksum };
    await client.insert({ table: `${database}.fact_migration`, values: [row], format: 'JSONEachRow' });
  }
  const timeZone = applied.get(BEGUN);
  return timeZone === undefined ? undefined : { timeZone };
}
