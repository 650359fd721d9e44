import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { createLogger } from '../request/log.ts';
import { type Database, openDatabase } from './database.ts';
import { bigint, integer, select } from './select.ts';
import { listOf, type SqlQuery, sql } from './sql.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ domain: 'orders', url: database.url('orders'), size: 1, logger: createLogger({}, true) });
  await db.query(sql`create temporary table shelf as select n::text as id from generate_series(1, 20000) n`);
  await db.query(sql`create unique index on shelf (id)`);
  await db.query(sql`analyze shelf`);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

/** How often the server took the one plan that it keeps, of twelve reads of one to three keys. */
async function keptPlans(read: (ids: readonly string[]) => SqlQuery): Promise<bigint | undefined> {
  for (let call = 0; call < 12; call++) await db.query(read(['1', '20', '300'].slice(0, 1 + (call % 3))));
  const [row] = await db.query(sql`
    select ${select({ kept: bigint(sql`generic_plans`) })} from pg_prepared_statements where statement = ${read(['1']).text}`);
  return row?.kept;
}

it('a statement over a list is planned at each call, and one over listOf is not', async () => {
  expect(await keptPlans((ids) => sql`select from shelf where id = any(${ids}::text[])`)).toBe(0n);
  expect(await keptPlans((ids) => sql`select from shelf where id = any(${listOf(ids)})`)).toBe(7n);
});

it('a statement without a value is planned once too', async () => {
  const count = sql`select ${select({ count: integer(sql`count(*)`) })} from shelf`;
  for (let call = 0; call < 3; call++) await db.query(count);
  const [row] = await db.query(sql`
    select ${select({ kept: bigint(sql`generic_plans`) })} from pg_prepared_statements where statement = ${count.text}`);
  expect(row?.kept).toBe(3n);
});

it.each([0, 3, 60])(
  'a plan that is kept from when a table had %i rows reads by keys when it is large',
  async (begun) => {
    const another = openDatabase({ domain: 'orders', url: database.adminUrl, size: 1, logger: createLogger({}, true) });
    try {
      await another.query(
        sql`create table shelf_of_books as select n::text as id from generate_series(1, ${begun}::int) n`,
      );
      await another.query(sql`create unique index on shelf_of_books (id)`);
      await another.query(sql`analyze shelf_of_books`);
      const read = (ids: readonly string[]) => sql`select from shelf_of_books where id = any(${listOf(ids)})`;
      for (let call = 0; call < 9; call++) await another.query(read(['1', '2']));
      await another.query(
        sql`insert into shelf_of_books select n::text from generate_series(${begun + 1}::int, 20000) n`,
      );
      const readWhole = sql`
      select ${select({ rows: bigint(sql`seq_tup_read`) })} from pg_stat_xact_user_tables where relname = 'shelf_of_books'`;
      const before = await another.query(readWhole);
      await another.query(read(['5', '700']));
      expect(await another.query(readWhole)).toEqual(before);
    } finally {
      await another.query(sql`drop table if exists shelf_of_books`);
      await another.close();
    }
  },
);
