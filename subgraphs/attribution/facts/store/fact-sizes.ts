import { reportSql } from '../../warehouse/sql-files.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';

/** About how many events of each publisher the facts were made of. */
export async function readFactSizes(
  warehouse: Warehouse,
  generation: number,
): Promise<{ orders: number; customers: number }> {
  const [row] = await warehouse.query<{ orders: string; customers: string }>(generation, reportSql('fact_sizes'));
  return { orders: Number(row?.orders ?? 0), customers: Number(row?.customers ?? 0) };
}
