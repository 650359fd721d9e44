import { bigint, boolean, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { CohortCount } from '../model/cohorts.ts';
import type { ObservedLifetimes } from '../model/observed-lifetimes.ts';
import { type CustomerScope, customerStatement } from './ltv-sql.ts';

const LIFETIME_COLUMNS = {
  omni: boolean,
  orders: integer,
  customers: integer,
  net_sum: text,
  net_squares: text,
  known_sum: text,
  margin_sum: text,
  margin_squares: text,
};

/** What customers of several channels brought and those of one, by number of orders; minor units. */
export async function readObservedValue(warehouse: Warehouse, customers: CustomerScope): Promise<ObservedLifetimes[]> {
  const { sql, params } = customerStatement('customer_lifetime_value', customers);
  const rows = await warehouse.query(customers.scope.generation, sql, LIFETIME_COLUMNS, params, 'HEAVY');
  return rows.map(({ omni, orders, customers: n, ...row }) => ({
    isOmni: omni,
    orders,
    net: { n, sum: Number(row.net_sum), sumOfSquares: Number(row.net_squares) },
    margin: { n, sum: Number(row.margin_sum), sumOfSquares: Number(row.margin_squares) },
    known: Number(row.known_sum),
  }));
}

const COHORT_COLUMNS = { cohort: text, channel: text, age: integer, active: integer, net: bigint, margin: bigint };

/** What customers did in each month since they were acquired. */
export async function readCohortCounts(warehouse: Warehouse, customers: CustomerScope): Promise<CohortCount[]> {
  const { sql, params } = customerStatement('cohort_cells', customers);
  return warehouse.query(customers.scope.generation, sql, COHORT_COLUMNS, params, 'HEAVY');
}
