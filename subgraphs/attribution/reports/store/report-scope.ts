import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { ReportScope } from '../model/report.ts';

/** The statements of the reports, `reports/sql/<name>.sql`. */
export const reportSql = readSqlFiles(new URL('../sql/', import.meta.url));

type Params = Readonly<Record<string, unknown>>;

/** The business day of a fact: stored for the shop's zone, computed for any other. */
export function dayExpression(zone: string | undefined): string {
  return zone === undefined ? 'day' : 'toDate32(toTimeZone(occurred_at, {zone:String}))';
}

export function scopeCondition(scope: ReportScope): { readonly where: string; readonly params: Params } {
  const day = dayExpression(scope.zone);
  const { cutAt } = scope;
  const conditions = ['currency = {currency:String}', `${day} >= {from:Date32}`, `${day} < {to:Date32}`];
  if (scope.channels.length > 0) conditions.push('channel IN {channels:Array(String)}');
  if (scope.storeIds.length > 0) conditions.push('store_id IN {storeIds:Array(String)}');
  if (cutAt !== undefined) {
    const time = "formatDateTime(occurred_at, '%H:%i', {cutZone:String})";
    conditions.push(`(${day} < addDays({to:Date32}, -1) OR ${time} < {cutTime:String})`);
  }
  return { where: conditions.join(' AND '), params: scopeParams(scope) };
}

function scopeParams(scope: Omit<ReportScope, 'generation'>): Params {
  return {
    currency: scope.currency,
    from: scope.period.from,
    to: scope.period.to,
    channels: [...scope.channels],
    storeIds: [...scope.storeIds],
    zone: scope.zone ?? 'UTC',
    ...(scope.cutAt ? { cutZone: scope.cutAt.zone, cutTime: scope.cutAt.time } : {}),
  };
}
