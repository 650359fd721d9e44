import type { Period } from '../../periods/model/period.ts';

/** Which facts a report reads. */
export interface ReportScope {
  readonly generation: number;
  readonly period: Period;
  /** undefined: the zone of the house, whose days are stored. */
  readonly zone: string | undefined;
  readonly currency: string;
  readonly channels: readonly string[];
  readonly storeIds: readonly string[];
}

type Params = Readonly<Record<string, unknown>>;

/** The business day of a fact: stored for the house's zone, computed for any other. */
export function dayExpression(zone: string | undefined): string {
  return zone === undefined ? 'day' : 'toDate32(toTimeZone(occurred_at, {zone:String}))';
}

export function scopeCondition(scope: ReportScope): { readonly where: string; readonly params: Params } {
  const day = dayExpression(scope.zone);
  const conditions = ['currency = {currency:String}', `${day} >= {from:Date32}`, `${day} < {to:Date32}`];
  if (scope.channels.length > 0) conditions.push('channel IN {channels:Array(String)}');
  if (scope.storeIds.length > 0) conditions.push('store_id IN {storeIds:Array(String)}');
  return { where: conditions.join(' AND '), params: scopeParams(scope) };
}

export function scopeParams(scope: Omit<ReportScope, 'generation'>): Params {
  return {
    currency: scope.currency,
    from: scope.period.from,
    to: scope.period.to,
    channels: [...scope.channels],
    storeIds: [...scope.storeIds],
    zone: scope.zone ?? 'UTC',
  };
}
