import type { Period } from '../../periods/model/period.ts';
import { text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Cell, ConvertedPerson } from '../model/matrix.ts';
import { crossChannelSql, type FactScope } from './cross-channel-sql.ts';
import { touchesAndPurchases } from './shares.ts';

const COLUMNS = { person: text, touched_on: text, bought_on: text, order_id: text };

/** People of a cell in the order of their ids, behind one of them. */
export async function readConvertedPeople(
  warehouse: Warehouse,
  facts: FactScope,
  touched: Period,
  cell: Cell,
  page: { readonly after: string; readonly limit: number },
): Promise<ConvertedPerson[]> {
  const { parts, params } = touchesAndPurchases(facts, touched, cell.withinDays);
  const statement = crossChannelSql('converted_people', parts);
  const asked = { ...params, ...page, touched: cell.touched, bought: cell.bought };
  const rows = await warehouse.query(facts.scope.generation, statement, COLUMNS, asked, 'HEAVY');
  return rows.map((row) => ({
    customerId: row.person,
    touchedOn: row.touched_on,
    boughtOn: row.bought_on,
    orderId: row.order_id,
  }));
}
