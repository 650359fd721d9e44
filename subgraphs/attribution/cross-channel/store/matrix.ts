import type { Period } from '../../periods/model/period.ts';
import { integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { ConversionCount } from '../model/matrix.ts';
import { crossChannelSql, type FactScope } from './cross-channel-sql.ts';
import { touchesAndPurchases } from './shares.ts';

/** People of every pair of a channel touched and one bought in; `bought` is empty for all who touched. */
export function readConversions(
  warehouse: Warehouse,
  facts: FactScope,
  touched: Period,
  withinDays: number,
): Promise<ConversionCount[]> {
  const { parts, params } = touchesAndPurchases(facts, touched, withinDays);
  const columns = { touched: text, bought: text, people: integer };
  const statement = crossChannelSql('cross_channel_conversion', parts);
  return warehouse.query(facts.scope.generation, statement, columns, params, 'HEAVY');
}
