import { bigint, text } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { OrderRate } from '../model/order-rate.ts';

const rateSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** What orders with a rate were sold for in the shop's currency, in its minor units, by order. */
export async function readConvertedNets(
  warehouse: Warehouse,
  generation: number,
  rates: readonly Pick<OrderRate, 'orderId' | 'day'>[],
  shopCurrency: string,
): Promise<ReadonlyMap<string, bigint>> {
  const params = {
    shopCurrency,
    orderIds: rates.map(({ orderId }) => orderId),
    days: [...new Set(rates.map(({ day }) => day))],
  };
  const columns = { order_id: text, net: bigint };
  const rows = await warehouse.query(generation, rateSql('converted_nets', {}), columns, params);
  return new Map(rows.map((row) => [row.order_id, row.net]));
}
