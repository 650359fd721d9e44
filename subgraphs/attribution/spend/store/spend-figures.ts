import { SPEND_METRICS, type SpendMetricKey } from '../../metrics/model/catalog/spend.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import { bigint, integer, nullable } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { isPurchase } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { SpendAmounts } from '../model/spend-report.ts';

const spendSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Customers of a period, and what each of them cost; null where there is nothing to divide by. */
export interface SpendFigures {
  readonly newcomers: number;
  readonly retained: number;
  readonly figures: Readonly<Record<SpendMetricKey, bigint | null>>;
}

const FIGURE = nullable(bigint);

/** Costs of new and of kept customers of a scope, and the return of all that was spent. */
export async function readSpendFigures(
  warehouse: Warehouse,
  scope: ReportScope,
  amounts: SpendAmounts,
): Promise<SpendFigures> {
  const { where, params } = scopeCondition(scope);
  const statement = spendSql('spend_figures', {
    metrics: SPEND_METRICS.map(({ key }) => `(${spendSql(key)}\n) AS ${key}`).join(',\n    '),
    where,
    purchase: isPurchase(),
    day: dayExpression(scope.zone),
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
  });
  const columns = {
    newcomers: integer,
    retained: integer,
    customer_acquisition_cost: FIGURE,
    customer_retention_cost: FIGURE,
    acquisition_retention_ratio: FIGURE,
    marketing_efficiency_ratio: FIGURE,
    return_on_ad_spend: FIGURE,
  };
  const given = Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name, minor.toString()]));
  const [row] = await warehouse.query(scope.generation, statement, columns, { ...params, ...given }, 'HEAVY');
  if (!row) throw new TypeError('the figures of spend are one row');
  const { newcomers, retained, ...figures } = row;
  return { newcomers, retained, figures };
}
