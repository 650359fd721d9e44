import { type AttributionModel, isTouchModel, type TouchModel } from '../../credits/model/attribution-model.ts';
import { creditedOrders } from '../../credits/store/credits.ts';
import type { OrderPaths } from '../../credits/store/order-paths.ts';
import { boolean, float, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { SpendSpread } from '../model/spend-report.ts';
import { spendSql } from './spend-figures.ts';

/** How far what orders bring scatters from person to person; not of the credits of a chain, which splits no single order. */
export async function readSpread(
  warehouse: Warehouse,
  made: OrderPaths,
  model: AttributionModel,
  spentKeys: readonly string[],
): Promise<SpendSpread> {
  const net = await readNetSpread(warehouse, made);
  const credited = isTouchModel(model) ? await readCreditSpread(warehouse, made, model, spentKeys) : undefined;
  return { net, byKey: credited?.byKey ?? new Map(), credited: credited?.all };
}

async function readNetSpread(warehouse: Warehouse, { scope, events }: OrderPaths): Promise<number> {
  const statement = spendSql('net_spread', {
    events,
    person: personOf('event.customer_id'),
    survivors: joinSurvivors('event.customer_id'),
  });
  const [row] = await warehouse.query(scope.generation, statement, { squares: float }, {}, 'HEAVY');
  return row?.squares ?? 0;
}

async function readCreditSpread(
  warehouse: Warehouse,
  made: OrderPaths,
  model: TouchModel,
  spentKeys: readonly string[],
) {
  const { text: credited, params } = creditedOrders(made, model);
  const statement = spendSql('credit_spread', { credited_orders: credited });
  const columns = { is_of_all: boolean, key: text, squares: float };
  const given = { ...params, spentKeys: [...spentKeys] };
  const rows = await warehouse.query(made.scope.generation, statement, columns, given, 'HEAVY');
  return {
    byKey: new Map(rows.flatMap(({ is_of_all, key, squares }) => (is_of_all ? [] : [[key, squares] as const]))),
    all: rows.find(({ is_of_all }) => is_of_all)?.squares ?? 0,
  };
}
