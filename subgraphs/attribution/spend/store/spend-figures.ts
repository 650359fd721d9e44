import type { OrderPaths } from '../../credits/store/order-paths.ts';
import { SPEND_METRICS, type SpendMetricKey } from '../../metrics/model/catalog/spend.ts';
import { dayExpression } from '../../reports/store/report-scope.ts';
import { bigint, integer, nullable } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { isPurchase } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { SpendAmounts } from '../model/spend-report.ts';

/** The statements of spend, `spend/sql/<name>.sql`. */
export const spendSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Customers of a period, and what each of them cost; null where there is nothing to divide by. */
export interface SpendFigures {
  readonly newcomers: number;
  readonly retained: number;
  readonly figures: Readonly<Record<SpendMetricKey, bigint | null>>;
}

/** The orders of a period, with what its figures divide. */
interface SpentPeriod {
  readonly made: OrderPaths;
  readonly amounts: SpendAmounts;
}

const FIGURE = nullable(bigint);

/** Costs of new and of kept customers of each period, and the return of all that was spent: all purchases are read once. */
export async function readSpendFigures(
  warehouse: Warehouse,
  periods: readonly [SpentPeriod, ...SpentPeriod[]],
): Promise<SpendFigures[]> {
  const [{ made }] = periods;
  const { generation, zone } = made.scope;
  const each = (text: (place: number, period: SpentPeriod) => string) =>
    periods.map((period, place) => text(place, period)).join(', ');
  const statement = spendSql('spend_figures', {
    metrics: SPEND_METRICS.map(({ key }) => `(${spendSql(key)}\n) AS ${key}`).join(',\n    '),
    newcomers: each((place) => `countIf(has_bought_${place} AND first_day >= {from_${place}:Date32})`),
    retained: each((place) => `countIf(has_bought_${place} AND first_day < {from_${place}:Date32})`),
    has_bought: each((place) => `max(fact.is_in_${place}) AS has_bought_${place}`),
    is_in: each((place, period) => `event_id IN (SELECT event_id FROM ${period.made.events}) AS is_in_${place}`),
    ids: made.ids,
    purchase: isPurchase(),
    day: dayExpression(zone),
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
  const amountsOf = (name: keyof SpendAmounts) => periods.map(({ amounts }) => amounts[name].toString());
  const params = {
    zone: zone ?? 'UTC',
    ...Object.fromEntries(periods.map((period, place) => [`from_${place}`, period.made.scope.period.from])),
    acquisition: amountsOf('acquisition'),
    retention: amountsOf('retention'),
    spent: amountsOf('spent'),
    net: amountsOf('net'),
    credited: amountsOf('credited'),
  };
  const rows = await warehouse.query(generation, statement, columns, params, 'HEAVY');
  return rows.map(({ newcomers, retained, ...figures }) => ({ newcomers, retained, figures }));
}
