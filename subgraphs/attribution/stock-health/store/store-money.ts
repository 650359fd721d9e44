import { scopeCondition } from '../../reports/store/report-scope.ts';
import { bigint, boolean, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { StockScope } from '../model/stock-scope.ts';
import { NO_MONEY, type StoreMoney } from '../model/stock-sums.ts';
import { locationsOf, quotientColumns, stockParams, stockSql } from './stock-sql.ts';

const PRESSURE = quotientColumns(['margin_pressure']);
const COLUMNS = {
  ...PRESSURE.columns,
  by_store: boolean,
  store_id: text,
  margin_minor: bigint,
  transfer_minor: bigint,
  markdown_minor: bigint,
};

/** What stores sold, and what moving and writing down their stock cost; in all, and by store. */
export async function readStoreMoney(
  warehouse: Warehouse,
  scope: StockScope,
): Promise<{ all: StoreMoney; byStore: Map<string, StoreMoney> }> {
  const statement = stockSql('store_money', {
    metrics: PRESSURE.metrics,
    sales: scopeCondition(scope).where,
    stores: locationsOf(scope, 'store_id'),
  });
  const rows = await warehouse.query(scope.generation, statement, COLUMNS, stockParams(scope));
  let all = NO_MONEY;
  const byStore = new Map<string, StoreMoney>();
  for (const row of rows) {
    const money = {
      pressure: PRESSURE.partsOf(row).margin_pressure,
      marginMinor: row.margin_minor,
      transferMinor: row.transfer_minor,
      markdownMinor: row.markdown_minor,
    };
    if (!row.by_store) all = money;
    else if (row.store_id !== '') byStore.set(row.store_id, money);
  }
  return { all, byStore };
}
