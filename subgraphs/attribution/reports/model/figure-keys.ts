import type { FigureKey } from '../../metrics/model/figure-key.ts';
import { keptSegment } from '../../segments/model/segment.ts';
import type { ReportPlan, ReportScope } from './report.ts';

/** Makes the keys of the figures of a report: of its period, as of its moment. */
export type FigureKeys = (rows: string, of?: FigureKey['of']) => FigureKey;

export function figureKeys({ scope, zone, today }: ReportPlan, at: Date): FigureKeys {
  const { period, currency, channels, storeIds, segment } = scope;
  return (rows, of = {}) => ({
    rows,
    from: period.from,
    to: period.to,
    ...(scope.zone === undefined ? {} : { zone: scope.zone }),
    zoneName: zone,
    currency,
    channels: [...channels],
    storeIds: [...storeIds],
    ...(segment === undefined ? {} : { segment: keptSegment(segment) }),
    today,
    at: at.toISOString(),
    of,
  });
}

/** The facts that a figure was made of, of the stores and customers that a reader may see. */
export function scopeOfKey(
  key: FigureKey,
  generation: number,
  own: Pick<ReportScope, 'storeIds' | 'segment'>,
): ReportScope {
  const { from, to, zone, currency, channels } = key;
  return { generation, period: { from, to }, zone, currency, channels, ...own };
}
