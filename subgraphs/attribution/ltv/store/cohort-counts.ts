import { bigint, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { CohortCount } from '../model/cohorts.ts';
import { type CustomerScope, customerStatement } from './ltv-sql.ts';

const COLUMNS = { cohort: text, channel: text, age: integer, active: integer, net: bigint };

/** What customers did in each month since they were acquired. */
export async function readCohortCounts(warehouse: Warehouse, customers: CustomerScope): Promise<CohortCount[]> {
  const { sql, params } = customerStatement('cohort_cells', customers);
  return warehouse.query(customers.scope.generation, sql, COLUMNS, params, 'HEAVY');
}
