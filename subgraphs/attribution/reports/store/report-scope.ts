import { inSegment, segmentParams } from '../../segments/store/segment-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { ReportScope } from '../model/report.ts';

/** The statements of the reports, `reports/sql/<name>.sql`. */
export const reportSql = readSqlFiles(new URL('../sql/', import.meta.url));

type Params = Readonly<Record<string, unknown>>;

/** The business day of a fact: stored for the shop's zone, computed for any other. */
export function dayExpression(zone: string | undefined): string {
  return zone === undefined ? 'day' : 'toDate32(toTimeZone(occurred_at, {zone:String}))';
}

/**
 * That a fact is of an order which was placed, whatever became of it.
 * @param where the facts among which an import may have taken it back; all when absent.
 */
export const placedCondition = (where?: string): string =>
  reportSql('placed', { within: where === undefined ? '' : ` AND ${where}` });

/**
 * That something lies before the instant at which the last day of a period compared with is cut. What came later is out,
 * whichever day it counts on: of today's side it is not known yet either.
 * @param at an instant @param to the parameter of the period's end
 */
export const beforeCut = (at: string, to = 'to'): string =>
  `${at} < toDateTime64(concat(toString(addDays({${to}:Date32}, -1)), ' ', {cutTime:String}, ':00'), 3, {cutZone:String})`;

export function scopeCondition(
  scope: ReportScope,
  day = dayExpression(scope.zone),
): { readonly where: string; readonly params: Params } {
  const { where, params } = scopeOfAnyCurrency(scope, day);
  return { where: `currency = {currency:String} AND ${where}`, params };
}

/** The same without the currency of the report: for what is said of each currency apart. */
export function scopeOfAnyCurrency(
  scope: ReportScope,
  day = dayExpression(scope.zone),
): { readonly where: string; readonly params: Params } {
  const { cutAt } = scope;
  const conditions = [`${day} >= {from:Date32}`, `${day} < {to:Date32}`];
  if (scope.channels.length > 0) conditions.push('channel IN {channels:Array(String)}');
  if (scope.storeIds.length > 0) conditions.push('store_id IN {storeIds:Array(String)}');
  conditions.push(...inSegment(scope.segment, 'customer_id'));
  if (cutAt !== undefined) conditions.push(beforeCut('occurred_at'));
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
    ...segmentParams(scope.segment),
    ...(scope.cutAt ? { cutZone: scope.cutAt.zone, cutTime: scope.cutAt.time } : {}),
  };
}
