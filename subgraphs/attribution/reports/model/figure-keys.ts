import type { FigureKey } from '../../metrics/model/figure-key.ts';
import type { ReportPlan, ReportScope } from './report.ts';

/** Makes the keys of the figures of a report: of its period, as of its moment. */
export type FigureKeys = (rows: string, of?: FigureKey['of']) => FigureKey;

export function figureKeys({ scope, zone, today }: ReportPlan, at: Date): FigureKeys {
  const { period, currency, channels, storeIds } = scope;
  return (rows, of = {}) => ({
    rows,
    from: period.from,
    to: period.to,
    ...(scope.zone === undefined ? {} : { zone: scope.zone }),
    zoneName: zone,
    currency,
    channels: [...channels],
    storeIds: [...storeIds],
    today,
    at: at.toISOString(),
    of,
  });
}

/** The facts that a figure was made of, as a reader may see them. */
export function scopeOfKey(key: FigureKey, generation: number, storeIds: readonly string[]): ReportScope {
  const { from, to, zone, currency, channels } = key;
  return { generation, period: { from, to }, zone, currency, channels, storeIds };
}
