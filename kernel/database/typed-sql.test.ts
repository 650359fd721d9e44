import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { type Database, openDatabase } from './database.ts';
import { bigint, integer, jsonAgg, jsonTuple, nullable, select, subquery, timestamp } from './select.ts';
import { sql } from './sql.ts';
import { aliased, column, defineTable, pick, type RowOf } from './table.ts';
import { assignments, insertInto, insertRow, insertRows, recordset, value } from './write.ts';

type ShelfId = `shf_${string}`;
const shelf = defineTable('shelf', {
  id: column<ShelfId, 'required'>('id', 'text'),
  label: column<string | null, 'required'>('label', 'text'),
  priceMinor: column<bigint, 'required'>('price_minor', 'bigint'),
  tags: column<readonly string[], 'optional'>('tags', 'text[]'),
  data: column<unknown, 'optional'>('data', 'jsonb'),
  madeAt: column<Date, 'optional'>('made_at', 'timestamptz'),
  sortKey: column<string | null, 'generated'>('sort_key', 'text'),
});
const s = aliased(shelf, 's');
const madeAt = new Date('2026-11-28T10:00:00.000Z');

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ domain: 'catalog', url: database.adminUrl, logger: createLogger({}, true) });
  await db.query(sql`create table shelf (id text primary key, label text, price_minor bigint not null,
    tags text[] not null default '{}', data jsonb not null default '{}', made_at timestamptz not null default now(),
    sort_key text generated always as (lower(label)) stored)`);
});
beforeEach(() => db.query(sql`truncate shelf`));
afterAll(async () => {
  await db.close();
  await database.drop();
});

describe('a select list', () => {
  it('types the rows of its statement, which come with its keys', async () => {
    await db.query(
      insertRow(shelf, { id: 'shf_1', label: 'Top', priceMinor: 5n, tags: ['a'], data: { n: 1 }, madeAt }),
    );
    const rows = await db.query(sql`
      select ${select({ ...pick(s, 'id', 'priceMinor', 'sortKey', 'madeAt'), total: integer(sql`count(*) over ()`) })}
      from shelf s where ${s.id} = any(${['shf_1']}::text[])`);
    expectTypeOf(rows).toEqualTypeOf<
      {
        readonly id: ShelfId;
        readonly priceMinor: bigint;
        readonly sortKey: string | null;
        readonly madeAt: Date;
        readonly total: number;
      }[]
    >();
    expect(rows).toEqual([{ id: 'shf_1', priceMinor: 5n, sortKey: 'top', madeAt, total: 1 }]);
  });

  it('does not compile with a column that the table does not have', () => {
    // @ts-expect-error there is no such column
    pick(s, 'color');
  });

  it('reads children as JSON, where a bigint is a number and an instant a text', async () => {
    await db.query(insertRow(shelf, { id: 'shf_1', label: null, priceMinor: 7, madeAt }));
    const children = subquery(jsonAgg(jsonTuple(s.id, s.priceMinor, s.label), sql`${s.id}`), sql`from shelf s`);
    const rows = await db.query(sql`select ${select({ children })}`);
    expectTypeOf(rows).toEqualTypeOf<
      { readonly children: readonly (readonly [ShelfId, number, string | null])[] | null }[]
    >();
    expect(rows).toEqual([{ children: [['shf_1', 7, null]] }]);
  });

  it('casts what is computed, so that its type is true', async () => {
    const fields = { n: bigint(sql`'12'`), at: timestamp(sql`${madeAt}::text`), none: nullable(integer(sql`null`)) };
    expect(await db.query(sql`select ${select(fields)}`)).toEqual([{ n: 12n, at: madeAt, none: null }]);
  });
});

describe('an insert', () => {
  it('does not compile without a column that has no default, nullable or not, nor with a generated one', () => {
    // @ts-expect-error the label is forgotten
    insertRow(shelf, { id: 'shf_1', priceMinor: 1n });
    // @ts-expect-error the label is forgotten
    insertRows(shelf, ['id', 'priceMinor'], []);
    // @ts-expect-error the label is forgotten
    insertInto(shelf, { id: sql`'shf_1'`, priceMinor: sql`1` });
    // @ts-expect-error the database computes it
    insertRow(shelf, { id: 'shf_1', label: null, priceMinor: 1n, sortKey: 'x' });
    // @ts-expect-error an id of another kind
    insertRow(shelf, { id: 'ord_1', label: null, priceMinor: 1n });
  });

  it('writes many rows by one statement, bigints, arrays, JSON and nulls as they are', async () => {
    const rows = [
      { id: 'shf_1', label: null, priceMinor: 9_007_199_254_740_993n, tags: ['a', 'b'], data: { deep: [1] } },
      { id: 'shf_2', label: 'é"\'', priceMinor: 2n, tags: [], data: [] },
    ] as const;
    await db.query(insertRows(shelf, ['id', 'label', 'priceMinor', 'tags', 'data'], rows));
    const list = select(pick(shelf, 'id', 'label', 'priceMinor', 'tags', 'data'));
    expect(await db.query(sql`select ${list} from shelf order by id`)).toEqual(rows);
  });

  it('composes with the rest of a statement', async () => {
    await db.query(insertRow(shelf, { id: 'shf_1', label: 'a', priceMinor: 1n }));
    const r = recordset('r', pick(shelf, 'priceMinor'), [{ priceMinor: 3n }]);
    const fields = { id: sql`o.id || '-copy'`, label: value(shelf.label, 'b'), priceMinor: r.columns.priceMinor };
    await db.query(sql`with o as (select id from shelf) ${insertInto(shelf, fields, sql`from o, ${r}`)}`);
    const rows: RowOf<Pick<typeof shelf, 'label' | 'priceMinor'>>[] = await db.query(
      sql`select ${select(pick(shelf, 'label', 'priceMinor'))} from shelf order by id`,
    );
    expect(rows).toEqual([
      { label: 'a', priceMinor: 1n },
      { label: 'b', priceMinor: 3n },
    ]);
  });
});

it('sets the columns that are named, by a value or by an expression', async () => {
  await db.query(insertRow(shelf, { id: 'shf_1', label: 'a', priceMinor: 1n, data: { a: 1 } }));
  const changes = assignments(shelf, {
    label: null,
    priceMinor: sql`price_minor + 1`,
    data: { b: 2 },
    tags: undefined,
  });
  await db.query(sql`update shelf set ${changes}`);
  expect(await db.query(sql`select ${select(pick(shelf, 'label', 'priceMinor', 'data'))} from shelf`)).toEqual([
    { label: null, priceMinor: 2n, data: { b: 2 } },
  ]);
});
