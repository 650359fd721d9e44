import { randomUUID } from 'node:crypto';
import { WORKING_PREFIX } from './left-working-tables.ts';
import type { Warehouse } from './warehouse.ts';

type Params = Readonly<Record<string, unknown>>;

/** What a table is made of, and by which of its columns its rows are found. */
export interface WorkingTable<Name extends string = string> {
  /** A statement; where it reads tables that were made before it, by the names of all. */
  readonly select: string | ((names: Readonly<Record<Name, string>>) => string);
  readonly orderBy: string;
  readonly params: Params;
}

/**
 * Makes tables of statements, in their order, for as long as the work takes: what several of its statements read is then made
 * once.
 */
export async function withWorkingTables<Name extends string, T>(
  warehouse: Warehouse,
  generation: number,
  tables: Readonly<Record<Name, WorkingTable<Name>>>,
  work: (names: Readonly<Record<Name, string>>) => Promise<T>,
): Promise<T> {
  const id = randomUUID().replaceAll('-', '');
  const keys = Object.keys(tables) as Name[];
  const names = Object.fromEntries(keys.map((key) => [key, `${WORKING_PREFIX}${key}_${id}`])) as Record<Name, string>;
  try {
    for (const key of keys) {
      const { select, orderBy, params } = tables[key];
      const text = typeof select === 'string' ? select : select(names);
      const statement = `CREATE TABLE ${names[key]} ENGINE = MergeTree ORDER BY (${orderBy}) AS ${text}`;
      await warehouse.run(generation, statement, params, 'HEAVY');
    }
    return await work(names);
  } finally {
    // What an engine that is going down keeps is dropped as a leftover.
    await Promise.all(keys.map((key) => warehouse.dropTable(generation, names[key]).catch(() => undefined)));
  }
}
