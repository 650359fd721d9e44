import type { Sample } from '../../metrics/model/interval.ts';
import { boolean, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { type CustomerScope, customerStatement } from './ltv-sql.ts';

/** What customers of several channels spent, and those of one. */
export interface OmniSamples {
  readonly omni: Sample;
  readonly mono: Sample;
}

const NOBODY: Sample = { n: 0, sum: 0, sumOfSquares: 0 };

/** Net sales by customer, in minor units. */
export async function readObservedValue(warehouse: Warehouse, customers: CustomerScope): Promise<OmniSamples> {
  const { sql, params } = customerStatement('customer_lifetime_value', customers);
  const columns = { omni: boolean, customers: integer, total: text, squares: text };
  const rows = await warehouse.query(customers.scope.generation, sql, columns, params, 'HEAVY');
  const of = (isOmni: boolean): Sample => {
    const row = rows.find(({ omni }) => omni === isOmni);
    return row ? { n: row.customers, sum: Number(row.total), sumOfSquares: Number(row.squares) } : NOBODY;
  };
  return { omni: of(true), mono: of(false) };
}
