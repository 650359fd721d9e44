import type { StockMetricKey } from '../../metrics/model/catalog/stock.ts';
import { scopeCondition } from '../../reports/store/report-scope.ts';
import { movedDays, movesOf, sinceFor, stockHistories } from '../../stock-closings/store/history-sql.ts';
import { bigint, type Column, type Row } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { withWorkingTables } from '../../warehouse/store/working-tables.ts';
import type { Parts } from '../model/quotient.ts';
import type { StockScope } from '../model/stock-scope.ts';

/** The statements of stock health, `stock-health/sql/<name>.sql`. */
export const stockSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Percent of its cost that a unit too many costs in a year: capital, space, loss. */
const HOLDING_PERCENT = 20;

export const locationsOf = ({ storeIds }: Pick<StockScope, 'storeIds'>, column = 'location_id'): string =>
  storeIds.length > 0 ? `${column} IN {storeIds:Array(String)}` : '1';

export const channelsOf = ({ channels }: Pick<StockScope, 'channels'>): string =>
  channels.length > 0 ? 'channel IN {channels:Array(String)}' : '1';

/** The first day of which a position has figures: of the period, or of the 28 days by which it sells. */
const FIRST_DAY = 'least({from:Date32}, addDays({until:Date32}, -28))';

const positions = (): string =>
  stockSql('positions', {
    histories: stockHistories({ since: sinceFor(FIRST_DAY) }),
    stocked_variants: stockSql('stocked_variants', {
      moves: movesOf({ since: sinceFor('{until:Date32}'), only: stockSql('in_warehouses') }),
    }),
  });

/** Stock by variant and location; of a table where it was made already. */
export const positionsOf = (made?: string): string => (made === undefined ? positions() : `SELECT * FROM ${made}`);

/** Makes the stock of a scope once for all that reads it. */
export const withPositionsMadeOnce = <T>(
  warehouse: Warehouse,
  scope: StockScope,
  work: (made: string) => Promise<T>,
): Promise<T> => {
  const table = { select: positions(), orderBy: 'variant_id, location_id', params: stockParams(scope) };
  return withWorkingTables(warehouse, scope.generation, { positions: table }, (made) => work(made.positions));
};

/** Online requests that found no stock, each with the store that had most of it. */
export const missedDemand = (scope: StockScope): string =>
  stockSql('missed_demand', {
    stays: stockSql('stays', {
      moved_days: movedDays({ since: sinceFor('{from:Date32}'), only: stockSql('asked_variants') }),
    }),
    locations: locationsOf(scope),
    channels: channelsOf(scope),
  });

/** Online requests that found no stock, by variant and the store that had it. */
export const holdersOf = (scope: StockScope): string => stockSql('missed_by_holder', { missed: missedDemand(scope) });

export function stockParams(scope: StockScope): Readonly<Record<string, unknown>> {
  return {
    ...scopeCondition(scope).params,
    until: scope.until,
    shopZone: scope.shopZone,
    coverDays: scope.coverDays,
    holdingPercent: HOLDING_PERCENT,
  };
}

type PartColumns<Key extends string> = Readonly<Record<`${Key}_${'part' | 'whole'}`, Column<bigint>>>;

/** The expressions of quotients, each from its one file, and the columns that they answer. */
export function quotientColumns<Key extends StockMetricKey>(keys: readonly Key[]) {
  const columns = Object.fromEntries(
    keys.flatMap((key) => [
      [`${key}_part`, bigint],
      [`${key}_whole`, bigint],
    ]),
  ) as PartColumns<Key>;
  return {
    metrics: keys.map((key) => stockSql(key)).join(',\n    '),
    columns,
    partsOf: (row: Row<PartColumns<Key>>) =>
      Object.fromEntries(
        keys.map((key) => [key, { part: row[`${key}_part`] as bigint, whole: row[`${key}_whole`] as bigint }]),
      ) as Readonly<Record<Key, Parts>>,
  };
}
