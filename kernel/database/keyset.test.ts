import { expect, it } from 'vitest';
import { keyset } from './keyset.ts';
import { sql } from './sql.ts';

const columns = [{ column: sql`o.placed_at`, type: 'timestamptz' as const }, { column: sql`o.id` }];
const textOf = (parts: ReturnType<typeof keyset>) => {
  const { text, values } = sql`where ${parts.bounds} order by ${parts.order}`;
  return [text, values];
};

it('reads a list from its start', () => {
  expect(textOf(keyset({ limit: 2, after: undefined }, columns))).toEqual([
    'where true order by o.placed_at, o.id',
    [],
  ]);
});

it('continues after a cursor, in either direction of the sort', () => {
  const page = { limit: 2, after: ['2026-01-01T00:00:00.000Z', 'ord_1'] };
  expect(textOf(keyset(page, columns))).toEqual([
    'where (o.placed_at, o.id) > ($1::timestamptz, $2::text) order by o.placed_at, o.id',
    page.after,
  ]);
  expect(textOf(keyset(page, columns, 'desc'))[0]).toBe(
    'where (o.placed_at, o.id) < ($1::timestamptz, $2::text) order by o.placed_at desc, o.id desc',
  );
});

it('reads backwards from the end, or from before a cursor', () => {
  expect(textOf(keyset({ limit: 2, after: undefined, isBackward: true }, columns, 'desc'))[0]).toBe(
    'where true order by o.placed_at, o.id',
  );
  const page = { limit: 2, after: undefined, before: ['2026-01-01T00:00:00.000Z', 'ord_1'], isBackward: true };
  expect(textOf(keyset(page, columns))[0]).toBe(
    'where (o.placed_at, o.id) < ($1::timestamptz, $2::text) order by o.placed_at desc, o.id desc',
  );
});
