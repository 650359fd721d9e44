import { randomUUID } from 'node:crypto';
import { WORKING_PREFIX } from './left-working-tables.ts';
import type { Warehouse } from './warehouse.ts';

/** What a table is made of, and by which of its columns its rows are found. */
export interface WorkingTable {
  readonly select: string;
  readonly orderBy: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Makes tables of statements for as long as the work takes: what several of its statements read is then made once. */
export async function withWorkingTables<Name extends string, T>(
  warehouse: Warehouse,
  generation: number,
  tables: Readonly<Record<Name, WorkingTable>>,
  work: (names: Readonly<Record<Name, string>>) => Promise<T>,
): Promise<T> {
  const id = randomUUID().replaceAll('-', '');
  const made = Object.entries<WorkingTable>(tables).map(([name, table]) => ({
    ...table,
    key: name,
    name: `${WORKING_PREFIX}${name}_${id}`,
  }));
  try {
    for (const { name, select, orderBy, params } of made) {
      const statement = `CREATE TABLE ${name} ENGINE = MergeTree ORDER BY (${orderBy}) AS ${select}`;
      await warehouse.run(generation, statement, params, 'HEAVY');
    }
    return await work(Object.fromEntries(made.map(({ key, name }) => [key, name])) as Record<Name, string>);
  } finally {
    const drop = (name: string) => warehouse.run(generation, `DROP TABLE IF EXISTS ${name} SYNC`);
    // What an engine that is going down keeps is dropped as a leftover.
    await Promise.all(made.map(({ name }) => drop(name).catch(() => undefined)));
  }
}
