import { bigint, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { RfmCount } from '../model/rfm-grid.ts';
import { type CustomerScope, customerStatement } from './ltv-sql.ts';

/** A customer of the grid. */
export interface RfmCustomer {
  readonly customerId: string;
  readonly lastOrderOn: string;
  readonly orders: number;
  readonly net: bigint;
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

const SCORES = { r: integer, f: integer, m: integer };

export async function readRfmCounts(warehouse: Warehouse, customers: CustomerScope): Promise<RfmCount[]> {
  const { sql, params } = customerStatement('rfm_cells', customers);
  const columns = { ...SCORES, customers: integer, net: bigint };
  return warehouse.query(customers.scope.generation, sql, columns, params, 'HEAVY');
}

/** The customers behind a cell, those who spent the most first. */
export async function readRfmCustomers(
  warehouse: Warehouse,
  customers: CustomerScope,
  cell: { readonly r: number; readonly fm: number },
  limit: number,
): Promise<RfmCustomer[]> {
  const { sql, params } = customerStatement('rfm_customers', customers);
  const columns = { ...SCORES, person: text, last_day: text, placed: integer, net: bigint };
  const all = { ...params, ...cell, limit };
  const rows = await warehouse.query(customers.scope.generation, sql, columns, all, 'HEAVY');
  return rows.map(({ person, last_day, placed, ...row }) => ({
    customerId: person,
    lastOrderOn: last_day,
    orders: placed,
    ...row,
  }));
}
