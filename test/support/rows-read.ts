import type pg from 'pg';
import type { Reader } from '#kernel/database/database.ts';
import type { SqlQuery } from '#kernel/database/sql.ts';

/** Rows that the statements of a read look at to no purpose, by their plans. */
export async function rowsReadInVain(
  client: pg.Client,
  schema: string,
  run: (db: Reader) => Promise<unknown>,
): Promise<number> {
  let rows = 0;
  const explaining = {
    async query({ text, values }: SqlQuery) {
      await client.query(`set search_path = ${schema}`);
      const statement = { text: `explain (analyze, costs off, timing off) ${text}`, values: [...values] };
      for (const line of (await client.query<{ 'QUERY PLAN': string }>(statement)).rows)
        rows += Number(/Rows Removed by Filter: (\d+)/.exec(line['QUERY PLAN'])?.[1] ?? 0);
      return [];
    },
  };
  await run(explaining as unknown as Reader);
  return rows;
}
