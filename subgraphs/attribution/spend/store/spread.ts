import { isTouchModel } from '../../credits/model/attribution-model.ts';
import type { CreditRequest } from '../../credits/model/credit-request.ts';
import { creditedOrders } from '../../credits/store/credits.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { scopeCondition } from '../../reports/store/report-scope.ts';
import { boolean, float, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { SpendSpread } from '../model/spend-report.ts';

const spendSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** How far what orders bring scatters from person to person; not of the credits of a chain, which splits no single order. */
export async function readSpread(
  warehouse: Warehouse,
  scope: ReportScope,
  request: CreditRequest,
  spentKeys: readonly string[],
): Promise<SpendSpread> {
  const { model } = request;
  const [net, credited] = await Promise.all([
    readNetSpread(warehouse, scope),
    isTouchModel(model) ? readCreditSpread(warehouse, scope, { ...request, model }, spentKeys) : undefined,
  ]);
  return { net, byKey: credited?.byKey ?? new Map(), credited: credited?.all };
}

async function readNetSpread(warehouse: Warehouse, scope: ReportScope): Promise<number> {
  const { where, params } = scopeCondition(scope);
  const statement = spendSql('net_spread', {
    where,
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
  });
  const [row] = await warehouse.query(scope.generation, statement, { squares: float }, params, 'HEAVY');
  return row?.squares ?? 0;
}

async function readCreditSpread(
  warehouse: Warehouse,
  scope: ReportScope,
  request: Parameters<typeof creditedOrders>[1] & { readonly model: Parameters<typeof creditedOrders>[2] },
  spentKeys: readonly string[],
) {
  const { text: credited, params } = creditedOrders(scope, request, request.model);
  const statement = spendSql('credit_spread', { credited_orders: credited });
  const columns = { is_of_all: boolean, key: text, squares: float };
  const given = { ...params, spentKeys: [...spentKeys] };
  const rows = await warehouse.query(scope.generation, statement, columns, given, 'HEAVY');
  return {
    byKey: new Map(rows.flatMap(({ is_of_all, key, squares }) => (is_of_all ? [] : [[key, squares] as const]))),
    all: rows.find(({ is_of_all }) => is_of_all)?.squares ?? 0,
  };
}
