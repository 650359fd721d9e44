import type { ReportScope } from '../../reports/model/report.ts';
import { scopeCondition } from '../../reports/store/report-scope.ts';
import { integer, text } from '../../warehouse/store/columns.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';

const pairsSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Orders that were made for one product and held another beside it. */
export interface ProductPair {
  readonly productId: string;
  readonly otherProductId: string;
  /** Orders made for the first product. */
  readonly orders: number;
  /** Of these the ones that hold the other too. */
  readonly pairs: number;
}

/** The most frequent pairs of the sales of a period; orders that were canceled since are in none. */
export async function readProductPairs(
  warehouse: Warehouse,
  scope: ReportScope,
  first: number,
): Promise<ProductPair[]> {
  const { where, params } = scopeCondition(scope);
  const columns = { first_product: text, other_product: text, pairs: integer, orders: integer };
  const statement = pairsSql('product_pairs', { where, standing: standing() });
  const rows = await warehouse.query(scope.generation, statement, columns, { ...params, first }, 'HEAVY');
  return rows.map(({ first_product, other_product, pairs, orders }) => ({
    productId: first_product,
    otherProductId: other_product,
    orders,
    pairs,
  }));
}
