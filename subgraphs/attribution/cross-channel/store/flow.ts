import { addDays } from '../../periods/model/business-day.ts';
import { boolean, integer, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { OrderPath } from '../model/flow.ts';
import { FLOW_DAYS } from '../model/windows.ts';
import { crossChannelSql, type FactScope, paramsOf, standingOrders, touches } from './cross-channel-sql.ts';

const COLUMNS = { first_touch: text, channel: text, delivery_method: text, is_returned: boolean, orders: integer };

/** Orders of the period by the way that they took. */
export async function readOrderPaths(warehouse: Warehouse, facts: FactScope): Promise<OrderPath[]> {
  const { period, generation } = facts.scope;
  const touched = { from: addDays(period.from, -FLOW_DAYS - 1), to: period.to };
  const statement = crossChannelSql('flow', {
    orders: standingOrders(facts, 'period'),
    touches: touches(facts, 'touched'),
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
  });
  const params = paramsOf(facts, { period, touched }, { flowMs: FLOW_DAYS * 86_400_000 });
  const rows = await warehouse.query(generation, statement, COLUMNS, params, 'HEAVY');
  return rows.map((row) => ({
    firstTouch: row.first_touch,
    channel: row.channel,
    deliveryMethod: row.delivery_method,
    isReturned: row.is_returned,
    orders: row.orders,
  }));
}
