import type { ReportScope } from '../../reports/model/report.ts';
import { beforeCut, dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import { bigint, integer, text } from '../../warehouse/store/columns.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { StageReturn } from '../model/maturity.ts';

const maturitySql = readSqlFiles(new URL('../sql/', import.meta.url));

/** What the stages of maturity brought and cost in a period, by stage; days that are not over at `now` are left out. */
export async function readMaturity(
  warehouse: Warehouse,
  scope: ReportScope,
  shopZone: string,
  now: Date,
): Promise<ReadonlyMap<string, StageReturn>> {
  const { params } = scopeCondition(scope);
  const day = dayExpression(scope.zone);
  const stores = scope.storeIds.length > 0 ? 'store_id IN {storeIds:Array(String)}' : '1';
  const isCut = scope.cutAt !== undefined;
  const statement = maturitySql('maturity', {
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
  });
  const columns = { stage: text, store_days: integer, gain: bigint, gain_squares: text, cost: bigint };
  const given = { ...params, now: now.toISOString().slice(0, -1) };
  const rows = await warehouse.query(scope.generation, statement, columns, given, 'LIGHT');
  return new Map(
    rows.map(({ stage, store_days, gain, gain_squares, cost }) => [
      stage,
      { gains: { n: store_days, sum: Number(gain), sumOfSquares: Number(gain_squares) }, cost: Number(cost) },
    ]),
  );
}
