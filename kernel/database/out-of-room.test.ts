import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { createLogger } from '../request/log.ts';
import { UnavailableError } from '../values/errors.ts';
import { type Database, isTransient, openDatabase } from './database.ts';
import { sql } from './sql.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.open('orders');
});
afterAll(() => database.drop());

it.each([
  ['a full disk', '53100'],
  ['no memory', '53200'],
  ['a failing disk', '58030'],
])('answers %s as unavailable, to be tried again, in a statement and in a transaction', async (_, code) => {
  const fail = { text: `do $$ begin raise exception 'no room' using errcode = '${code}'; end $$`, values: [] };
  await expect(db.query(fail)).rejects.toThrow(UnavailableError);
  const failure = await db.inTransaction('fail', (tx) => tx.query(fail)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnavailableError);
  expect(isTransient(failure)).toBe(true);
});

it('says that a database that refuses our password is not there at the moment', async () => {
  const url = new URL(database.url('orders'));
  url.password = 'another';
  const stranger = openDatabase({ domain: 'orders', url: url.href, logger: createLogger({}, true) });
  await expect(stranger.query(sql`select 1`)).rejects.toThrow(UnavailableError);
  await stranger.close();
});
