import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readMigrations } from '../../../ops/migrate/migrations.ts';
import { migrateDatabase } from '../../../ops/migrate/runner.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { testRoles } from '../../support/test-credentials.ts';

let database: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const migrate = (pending: 'apply' | 'refuse' = 'apply') => migrateDatabase(client, { roles: testRoles, pending });

it('finds nothing to do a second time', async () => {
  expect(await migrate('refuse')).toBe(0);
});

it('keeps the rows that Prisma Migrate keeps', async () => {
  const rows = await client.query(
    'SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at, finished_at >= started_at AS finished FROM loyalty._prisma_migrations ORDER BY started_at',
  );
  expect(rows.rows).toEqual(
    readMigrations('loyalty').map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
      finished: true,
    })),
  );
});

it('refuses a database that a newer version migrated', async () => {
  await client.query(`INSERT INTO loyalty._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES ('x', 'x', '29991231000000_from_the_future', now(), 1)`);
  await expect(migrate()).rejects.toThrow(
    /29991231000000_from_the_future of loyalty, which this version does not know/,
  );
});

it('refuses when an applied migration was edited afterwards', async () => {
  await client.query(`UPDATE loyalty._prisma_migrations SET checksum = 'edited'`);
  await expect(migrate()).rejects.toThrow(/was edited after it was applied/);
});

it('refuses when somebody changed the schema manually', async () => {
  await client.query('ALTER TABLE loyalty.inbox ADD COLUMN sneaked text');
  await expect(migrate()).rejects.toThrow(/The schema loyalty was changed manually/);
});

it('does not take the partitions of passing months for a change', async () => {
  await client.query(`CREATE TABLE loyalty.event_log_1999_01 PARTITION OF loyalty.event_log
    FOR VALUES FROM ('1999-01-01') TO ('1999-02-01')`);
  expect(await migrate('refuse')).toBe(0);
});

it('refuses data of an older schema at a start, and brings it forward when asked to', async () => {
  const last = readMigrations('loyalty').at(-1)?.name;
  await client.query('DROP SCHEMA loyalty CASCADE');
  await expect(migrate('refuse')).rejects.toThrow(/of an older schema \(\d+ migrations are pending\).*npm run migrate/);
  expect(await migrate('apply')).toBe(readMigrations('loyalty').length);
  const rows = await client.query('SELECT max(migration_name) AS last FROM loyalty._prisma_migrations');
  expect(rows.rows).toEqual([{ last }]);
});

it('lets two runners at once do the work once', async () => {
  await client.query('DROP SCHEMA loyalty CASCADE');
  const other = new pg.Client({ connectionString: database.adminUrl });
  await other.connect();
  const counts = await Promise.all([migrate(), migrateDatabase(other, { roles: testRoles, pending: 'apply' })]);
  await other.end();
  expect([...counts].sort()).toEqual([0, readMigrations('loyalty').length]);
});
