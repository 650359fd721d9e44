import type pg from 'pg';
import type { Reader } from '#kernel/database/database.ts';
import type { SqlQuery } from '#kernel/database/sql.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Rows of a table that the statements of a read look at, by their plans. */
export async function rowsReadOf(
  client: pg.Client,
  schema: string,
  table: string,
  run: (db: Reader) => Promise<unknown>,
): Promise<number> {
  let rows = 0;
  const count = (node: PlanNode): void => {
    if (node['Relation Name'] === table)
      rows += node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
    for (const below of node.Plans ?? []) count(below);
  };
  const explaining = {
    async query({ text, values }: SqlQuery) {
      await client.query(`set search_path = ${schema}`);
      const statement = { text: `explain (analyze, timing off, format json) ${text}`, values: [...values] };
      const answer = await client.query<{ 'QUERY PLAN': Array<{ Plan: PlanNode }> }>(statement);
      for (const { Plan } of answer.rows[0]?.['QUERY PLAN'] ?? []) count(Plan);
      return [];
    },
  };
  await run(explaining as unknown as Reader);
  return rows;
}

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
