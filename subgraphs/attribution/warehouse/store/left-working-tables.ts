import type { ClickHouseClient } from '@clickhouse/client';

/** How the names of tables begin that live no longer than some work. */
export const WORKING_PREFIX = 'working_';
/** Hours after which no work still needs its tables: a crash has left them. */
const LIFE_HOURS = 1;

/** Drops the tables of a database that a crash has left. */
export async function dropLeftWorkingTables(client: ClickHouseClient, database: string): Promise<void> {
  const answer = await client.query({
    query: `SELECT name FROM system.tables WHERE database = {database:String} AND startsWith(name, {prefix:String})
      AND metadata_modification_time < now() - INTERVAL ${LIFE_HOURS} HOUR`,
    query_params: { database, prefix: WORKING_PREFIX },
    format: 'JSONEachRow',
  });
  for (const { name } of await answer.json<{ name: string }>()) {
    await client.command({ query: `DROP TABLE IF EXISTS ${database}.${name} SYNC` });
  }
}
