import type { RatioSample } from '../../metrics/model/interval.ts';
import type { ReportDimension } from '../../reports/model/breakdown.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { keyExpression } from '../../reports/store/dimension-sql.ts';
import { dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import { bigint, integer, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Spreads } from '../model/channel-report.ts';

const channelSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** How far figures of a period vary from customer to customer, by one dimension or, without one, in all. */
export async function readSpreads(
  warehouse: Warehouse,
  scope: ReportScope,
  dimension: ReportDimension | undefined,
): Promise<ReadonlyMap<string, Spreads>> {
  const day = dayExpression(scope.zone);
  const { where, params } = scopeCondition(scope, day);
  const isBroken = dimension !== undefined;
  const statement = channelSql('spreads', {
    keys_of_outer: isBroken ? 'row_key,' : "'' AS row_key,",
    keys_of_inner: isBroken ? `${keyExpression(dimension, day)} AS row_key,` : '',
    group_of_inner: isBroken ? 'row_key, ' : '',
    group_of_outer: isBroken ? 'GROUP BY row_key' : '',
    where,
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
  });
  const rows = await warehouse.query(scope.generation, statement, COLUMNS, params, 'HEAVY');
  return new Map(
    rows.map((row) => {
      const sample = (part: 'order_value' | 'margin' | 'return'): RatioSample => ({
        observed: row[`${part}_count`],
        n: Number(row[`${part}_n`]),
        d: Number(row[`${part}_d`]),
        nn: Number(row[`${part}_nn`]),
        nd: Number(row[`${part}_nd`]),
        dd: Number(row[`${part}_dd`]),
      });
      return [
        row.row_key,
        {
          average_order_value: sample('order_value'),
          gross_margin_rate: sample('margin'),
          return_rate: sample('return'),
        },
      ];
    }),
  );
}

const COLUMNS = {
  row_key: text,
  order_value_count: integer,
  order_value_n: bigint,
  order_value_d: bigint,
  order_value_nn: bigint,
  order_value_nd: bigint,
  order_value_dd: bigint,
  margin_count: integer,
  margin_n: bigint,
  margin_d: bigint,
  margin_nn: bigint,
  margin_nd: bigint,
  margin_dd: bigint,
  return_count: integer,
  return_n: bigint,
  return_d: bigint,
  return_nn: bigint,
  return_nd: bigint,
  return_dd: bigint,
};
