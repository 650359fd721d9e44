import type { ReportScope } from '../../reports/model/report.ts';
import { dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import { bigint, boolean, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Influence } from '../model/stores-report.ts';

const statement = readSqlFiles(new URL('../sql/', import.meta.url));

/** Whether rows are of days, or of the whole period. */
const dayOf = ({ zone }: ReportScope, isByDay: boolean): string =>
  isByDay ? `toString(${dayExpression(zone)})` : "''";

function readSales(warehouse: Warehouse, scope: ReportScope, isByDay: boolean) {
  const { where, params } = scopeCondition(scope);
  const columns = { store_id: text, net_minor: bigint, counted_on: text };
  const asked = statement('store_goal_sales', { where, counted_on: dayOf(scope, isByDay) });
  return warehouse.query(scope.generation, asked, columns, params);
}

/** Net sales by selling store in minor units; under the empty text those of no store. */
export async function readSalesByStore(warehouse: Warehouse, scope: ReportScope): Promise<Map<string, bigint>> {
  return new Map((await readSales(warehouse, scope, false)).map((row) => [row.store_id, row.net_minor]));
}

const INFLUENCE = {
  by_store: boolean,
  store_id: text,
  counted_on: text,
  influenced_minor: bigint,
  influenced_orders: bigint,
  met_minor: bigint,
  home_minor: bigint,
};

function readLed(warehouse: Warehouse, scope: ReportScope, windowSeconds: number, isByDay: boolean) {
  // Remote orders have no store: the stores asked for are those that led to them.
  const { where, params } = scopeCondition({ ...scope, storeIds: [] });
  const text = statement('influenced_online_sales', {
    where,
    counted_on: dayOf(scope, isByDay),
    stores: scope.storeIds.length > 0 ? 'led.store_id IN {storeIds:Array(String)}' : '1',
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
    met_person: personOf('touch.customer_id'),
    met_survivors: joinSurvivors('touch.customer_id'),
  });
  const asked = { ...params, storeIds: [...scope.storeIds], window: windowSeconds };
  return warehouse.query(scope.generation, text, INFLUENCE, asked, 'HEAVY');
}

/** Remote sales that stores led to, by store; under the empty text those of any, each order once. */
export async function readInfluence(
  warehouse: Warehouse,
  scope: ReportScope,
  windowSeconds: number,
): Promise<Map<string, Influence>> {
  const rows = await readLed(warehouse, scope, windowSeconds, false);
  return new Map(
    rows.map((row) => [
      row.by_store ? row.store_id : '',
      {
        influencedMinor: row.influenced_minor,
        influencedOrders: Number(row.influenced_orders),
        metMinor: row.met_minor,
        homeMinor: row.home_minor,
      },
    ]),
  );
}

/** What counts in the goal of the stores of a scope, of all where none is named: by day, and the remote orders in it. */
export async function readGoalSales(
  warehouse: Warehouse,
  scope: ReportScope,
  windowSeconds: number,
): Promise<{ readonly byDay: ReadonlyMap<string, bigint>; readonly orders: number }> {
  const [sold, led] = await Promise.all([
    readSales(warehouse, scope, true),
    readLed(warehouse, scope, windowSeconds, true),
  ]);
  const once = led.filter((row) => !row.by_store);
  const parts = [
    ...sold.filter((row) => row.store_id !== '').map((row) => ({ day: row.counted_on, minor: row.net_minor })),
    ...once.map((row) => ({ day: row.counted_on, minor: row.influenced_minor })),
  ];
  const byDay = new Map<string, bigint>();
  for (const { day, minor } of parts) byDay.set(day, (byDay.get(day) ?? 0n) + minor);
  return { byDay, orders: once.reduce((sum, row) => sum + Number(row.influenced_orders), 0) };
}
