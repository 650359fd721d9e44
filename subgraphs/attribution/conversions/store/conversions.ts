import type { ReportScope } from '../../reports/model/report.ts';
import { scopeOfAnyCurrency } from '../../reports/store/report-scope.ts';
import { bigint, boolean, text } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Conversion } from '../model/conversion.ts';

const conversionSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** What was sold in other currencies than the shop's, by currency. */
export async function readConversions(
  warehouse: Warehouse,
  scope: ReportScope,
  shopCurrency: string,
): Promise<Conversion[]> {
  const { where, params } = scopeOfAnyCurrency(scope);
  const columns = {
    sold_in: text,
    is_converted: boolean,
    placed: bigint,
    own_net: bigint,
    shop_net: bigint,
    lowest_rate: text,
    highest_rate: text,
  };
  const given = { ...params, shopCurrency };
  const rows = await warehouse.query(scope.generation, conversionSql('conversions', { where }), columns, given);
  return rows.map((row) => ({
    currency: row.sold_in,
    isConverted: row.is_converted,
    orders: row.placed,
    ownNet: row.own_net,
    shopNet: row.shop_net,
    lowestRate: row.lowest_rate,
    highestRate: row.highest_rate,
  }));
}
