import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMigrations } from '../../../ops/migrate/migrations.ts';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const migrated = DOMAINS.filter((domain) => readMigrations(domain).length > 0);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function as(domain: Domain, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url(domain) });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

describe.each(migrated)('the run-time role of %s', (domain) => {
  it('reads and writes the tables of its own schema', async () => {
    await as(domain, `INSERT INTO inbox (handler, event_id) VALUES ('test', gen_random_uuid())`);
    expect(await as(domain, 'SELECT handler FROM inbox')).toEqual([{ handler: 'test' }]);
  });

  it.each(DOMAINS.filter((other) => other !== domain))('cannot enter the schema of %s', async (other) => {
    await expect(as(domain, `SELECT * FROM ${other}.event_log`)).rejects.toThrow(/permission denied for schema/);
  });

  it('adds to the event log and can neither change, delete nor truncate it', async () => {
    await as(
      domain,
      `INSERT INTO event_log (id, type, aggregate_id, aggregate_version, occurred_at, payload)
       VALUES (gen_random_uuid(), 'test.v1', 'a', 1, now(), '{}')`,
    );
    await expect(as(domain, `UPDATE event_log SET type = 'other'`)).rejects.toThrow(/permission denied/);
    await expect(as(domain, 'DELETE FROM event_log')).rejects.toThrow(/permission denied/);
    await expect(as(domain, 'TRUNCATE event_log')).rejects.toThrow(/permission denied/);
  });

  it('cannot reach around the log through one of its partitions', async () => {
    const partitions = (await as(
      domain,
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'event_log'::regclass`,
    )) as { name: string }[];
    expect(partitions.length).toBeGreaterThanOrEqual(2);
    for (const { name } of partitions) await expect(as(domain, `DELETE FROM ${name}`)).rejects.toThrow(/permission/);
  });

  it('cannot create tables, nor see or change which migrations were applied', async () => {
    await expect(as(domain, 'CREATE TABLE own (id int)')).rejects.toThrow(/permission denied/);
    await expect(as(domain, 'DELETE FROM _prisma_migrations')).rejects.toThrow(/permission denied/);
  });

  it('may ask for the partitions of the coming months', async () => {
    await expect(as(domain, `SELECT passerelle_ensure_partitions('event_log')`)).resolves.toHaveLength(1);
  });
});

it('no append-only table can be changed by its owner either, short of switching the guard off', async () => {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const guarded = await client.query<{ name: string }>(
    `SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'passerelle_no_truncate'`,
  );
  for (const { name } of guarded.rows) {
    await expect(client.query(`TRUNCATE ${name} CASCADE`)).rejects.toThrow(/append-only/);
  }
  await client.end();
  expect(guarded.rows.length).toBeGreaterThanOrEqual(migrated.length);
});
