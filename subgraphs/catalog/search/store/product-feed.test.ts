import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import type { SqlQuery } from '#kernel/database/sql.ts';
import { PRODUCT_CHANGED } from '../../products/events.ts';
import { type FeedPosition, readPosition } from '../../products/store/change-feed.ts';
import { createProduct, openTestCatalog, type TestCatalog } from '../../testing/catalog.ts';
import { readDelta } from './product-feed.ts';

let catalog: TestCatalog;
let db: Database;
let admin: pg.Client;
beforeAll(async () => {
  catalog = await openTestCatalog();
  db = catalog.database.open('catalog');
  admin = new pg.Client({ connectionString: catalog.database.adminUrl });
  await admin.connect();
  await admin.query('set search_path = catalog');
});
afterAll(async () => {
  await admin.end();
  await catalog.close();
});

const delta = (since: FeedPosition) => readDelta(db, since, PRODUCT_CHANGED);

/** Lets the log count from so far above the server, as after a restore. */
const offsetBy = (count: bigint) =>
  admin.query(`create or replace function catalog.passerelle_log_offset() returns bigint language sql stable
    as $$ select ${count}::bigint $$`);

/** Events of products that there are not. */
const fillLog = (events: number) =>
  admin.query(`insert into event_log (id, txid, type, aggregate_id, aggregate_version, occurred_at, payload)
    select gen_random_uuid(), passerelle_log_xid(), '${PRODUCT_CHANGED}', 'prd_' || n, 1, now(), '{}' from generate_series(1, ${events}) n`);

describe('the feed of changed products', () => {
  it('has each change once, whole, also where the log counts from above the server', async () => {
    for (const offset of [0n, 2n ** 40n]) {
      await offsetBy(offset);
      const since = await readPosition(db);
      expect(await delta(since)).toMatchObject({ isContinuous: true, changedIds: [], products: [] });
      const { id } = await createProduct(catalog, { title: 'New', tags: ['a'] });
      const found = await delta(since);
      expect(found).toMatchObject({ isContinuous: true, changedIds: [id] });
      expect(found.products).toMatchObject([{ id, version: 1, title: 'New', tags: ['a'], status: 'ACTIVE' }]);
      expect(await delta(found.position)).toMatchObject({ changedIds: [] });
    }
  });

  it('has what was committed late by who began before, and nothing of what was undone', async () => {
    const { id } = await createProduct(catalog);
    const append = `insert into event_log (id, txid, type, aggregate_id, aggregate_version, occurred_at, payload)
      values (gen_random_uuid(), passerelle_log_xid(), '${PRODUCT_CHANGED}', '${id}', 2, now(), '{}')`;
    for (const end of ['commit', 'rollback']) {
      await admin.query('begin');
      await admin.query(append);
      const since = await readPosition(db);
      await createProduct(catalog);
      const before = await delta(since);
      expect(before.changedIds).toHaveLength(1);
      await admin.query(end);
      expect((await delta(before.position)).changedIds).toEqual(end === 'commit' ? [id] : []);
    }
  });

  it('names many changes without their products, and all of them', async () => {
    const since = await readPosition(db);
    await fillLog(101);
    expect(await delta(since)).toMatchObject({ products: undefined, changedIds: { length: 101 } });
    await fillLog(5_500);
    expect(await delta(since)).toMatchObject({ products: undefined, changedIds: { length: 5_500 } });
  });

  it('does not continue in another log, or before where it stands', async () => {
    const since = await readPosition(db);
    const [first = '0', last = '0'] = since.snapshot.split(':');
    const ahead = `${first}:${BigInt(last) + 1_000n}:`;
    expect(await delta({ ...since, snapshot: ahead })).toMatchObject({ isContinuous: false });
    await offsetBy(2n ** 41n);
    expect(await delta(since)).toMatchObject({ isContinuous: false });
  });

  it('goes by indexes alone, however long the log and the list of products, whatever the values', async () => {
    await fillLog(20_000);
    await admin.query(
      `insert into product (id, handle, title) select 'prd_' || n, 'h' || n, 't' from generate_series(1, 20000) n`,
    );
    await admin.query('analyze event_log, product');
    await admin.query('set plan_cache_mode = force_generic_plan');
    const sent: SqlQuery[] = [];
    const watched = {
      query: <Row>(query: SqlQuery<Row>) => {
        sent.push(query);
        return db.query(query);
      },
    };
    await readDelta(watched as Database, await readPosition(db), PRODUCT_CHANGED);
    expect(sent).toHaveLength(1);
    await admin.query(`prepare feed as ${sent[0]?.text}`);
    const values = sent[0]?.values.map((value) =>
      typeof value === 'number' ? value : pg.escapeLiteral(String(value)),
    );
    const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`explain execute feed(${values?.join()})`);
    const plan = rows.map((row) => row['QUERY PLAN']);
    expect(plan.filter((line) => /Seq Scan on (event_log_2|product)/.test(line))).toEqual([]);
    expect(plan.some((line) => line.includes('Index Scan using product_pkey'))).toBe(true);
  });

  it('tells a database apart from another that has the same log', async () => {
    const other = await openTestCatalog();
    const [here, there] = [await readPosition(db), await readPosition(other.database.open('catalog'))];
    expect(here.log).not.toBe(there.log);
    await other.close();
  });
});
