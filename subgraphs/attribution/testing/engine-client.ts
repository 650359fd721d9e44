import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { TEST_ENGINE_PASSWORD } from '../../../test/support/engine.ts';
import { type Columns, type Row, readRow } from '../warehouse/store/columns.ts';
import type { Warehouse } from '../warehouse/store/warehouse.ts';
import type { FactsInstance } from './facts-instance.ts';

/** The engine of an instance, past the product's own client. */
export function engineOf({ engine: { engine } }: FactsInstance): ClickHouseClient {
  return createClient({
    url: engine.url,
    username: engine.user,
    password: TEST_ENGINE_PASSWORD,
    clickhouse_settings: { output_format_json_quote_64bit_integers: 1, prefer_column_name_to_alias: 1 },
  });
}

/** Database of a generation of facts. */
export const databaseOf = (instance: FactsInstance, generation: number): string =>
  `${instance.deps.config.clickhouse.database}_g${generation}`;

/** Rows of the tables that the statements of a read look at: a projection that is not used gives the same figure, late. */
export async function rowsRead(
  instance: FactsInstance,
  read: (warehouse: Warehouse) => Promise<unknown>,
): Promise<number> {
  const client = engineOf(instance);
  let rows = 0;
  const counting: Warehouse = {
    ...instance.deps.warehouse,
    async query<C extends Columns>(generation: number, query: string, columns: C, params = {}) {
      const database = databaseOf(instance, generation);
      const answer = await client.query({
        query,
        query_params: params,
        format: 'JSON',
        http_headers: { 'x-clickhouse-database': database },
      });
      const result = await answer.json<Readonly<Record<string, unknown>>>();
      rows += result.statistics?.rows_read ?? 0;
      return result.data.map((row): Row<C> => readRow(columns, row));
    },
    async run(generation, query, params = {}) {
      const { summary } = await client.command({
        query,
        query_params: { ...params },
        clickhouse_settings: { wait_end_of_query: 1 },
        http_headers: { 'x-clickhouse-database': databaseOf(instance, generation) },
      });
      rows += Number(summary?.read_rows ?? 0);
    },
  };
  try {
    await read(counting);
    return rows;
  } finally {
    await client.close();
  }
}
