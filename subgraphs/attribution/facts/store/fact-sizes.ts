import { integer } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { FactPublisher } from '../model/fact-batch.ts';

const factSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** About how many events of each publisher the facts were made of. */
export async function readFactSizes(warehouse: Warehouse, generation: number): Promise<Record<FactPublisher, number>> {
  const columns = { orders: integer, customers: integer, inventory: integer, catalog: integer, loyalty: integer };
  const [row] = await warehouse.query(generation, factSql('fact_sizes'), columns);
  return row ?? { orders: 0, customers: 0, inventory: 0, catalog: 0, loyalty: 0 };
}
