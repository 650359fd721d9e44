import { integer } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';

const factSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** About how many events of each publisher the facts were made of. */
export async function readFactSizes(
  warehouse: Warehouse,
  generation: number,
): Promise<{ orders: number; customers: number }> {
  const [row] = await warehouse.query(generation, factSql('fact_sizes'), { orders: integer, customers: integer });
  return row ?? { orders: 0, customers: 0 };
}
