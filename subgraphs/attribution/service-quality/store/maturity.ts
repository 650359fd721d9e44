import type { ReportScope } from '../../reports/model/report.ts';
import { beforeCut, dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import { bigint, integer, text } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { StageReturn } from '../model/maturity.ts';

const maturitySql = readSqlFiles(new URL('../sql/', import.meta.url));

/** The days of stores at each stage and what was booked for it, as statements; days that are not over at `now` are left out. */
export function maturityParts(scope: ReportScope, shopZone: string, now: Date) {
  const { params } = scopeCondition(scope);
  const day = dayExpression(scope.zone);
  const stores = scope.storeIds.length > 0 ? 'store_id IN {storeIds:Array(String)}' : '1';
  const isCut = scope.cutAt !== undefined;
  const parts = {
    day,
    stores,
    places: scope.channels.length > 0 ? 'channel IN {channels:Array(String)}' : '1',
    // Of a last day that is cut at an hour there is no whole day to compare.
    until: `least(addDays({to:Date32}, ${isCut ? -1 : 0}), toDate32(toTimeZone({now:DateTime64(3, 'UTC')}, '${scope.zone ?? shopZone}')))`,
    booked: [
      `${day} >= {from:Date32}`,
      `${day} < {to:Date32}`,
      stores,
      ...(isCut ? [beforeCut('occurred_at')] : []),
    ].join(' AND '),
  };
  return {
    parts: {
      maturity_days: maturitySql('maturity_days', parts),
      maturity_costs: maturitySql('maturity_costs', parts),
    },
    params: { ...params, now: now.toISOString().slice(0, -1) },
  };
}

/** What the stages of maturity brought and cost in a period, by stage. */
export async function readMaturity(
  warehouse: Warehouse,
  scope: ReportScope,
  shopZone: string,
  now: Date,
): Promise<ReadonlyMap<string, StageReturn>> {
  const { parts, params } = maturityParts(scope, shopZone, now);
  const columns = { stage: text, store_days: integer, gain: bigint, gain_squares: text, cost: bigint };
  const rows = await warehouse.query(scope.generation, maturitySql('maturity', parts), columns, params, 'LIGHT');
  return new Map(
    rows.map(({ stage, store_days, gain, gain_squares, cost }) => [
      stage,
      { gains: { n: store_days, sum: Number(gain), sumOfSquares: Number(gain_squares) }, cost: Number(cost) },
    ]),
  );
}
