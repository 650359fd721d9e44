import {
  type TrafficResult,
  type TrafficVariables,
  trafficDocument,
} from '../../../api/generated/attribution/traffic.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the page of traffic shows, read in one operation. */
export type TrafficReport = TrafficResult;
export type SessionRow = TrafficResult['channels']['rows'][number];
type SessionDimension = TrafficVariables['by'][number];

/** What sessions can be grouped by on the page; the first is what it begins with. */
export const DIMENSIONS = [
  'SOURCE',
  'CAMPAIGN',
  'CONTENT',
  'ARRIVAL',
  'REFERRER',
  'MEDIUM',
  'CHANNEL',
  'DEVICE',
  'LANDING_PAGE',
  'EXIT_PAGE',
  'PAGE',
  'RETURNING',
  'MONTH',
  'WEEK',
  'DAY',
  'WEEKDAY',
  'HOUR',
] as const satisfies readonly [SessionDimension, ...SessionDimension[]];
export type Dimension = (typeof DIMENSIONS)[number];

/** A second dimension, or none. */
export const FURTHER = ['CAMPAIGN', 'NONE', ...DIMENSIONS.filter((one) => one !== 'CAMPAIGN')] as const;
export type Further = (typeof FURTHER)[number];

/** The dimensions asked for, each once. */
export const dimensionsOf = (by: Dimension, further: Further): Dimension[] =>
  further === 'NONE' || further === by ? [by] : [by, further];

export const trafficSource = (asked: {
  readonly by: readonly Dimension[];
  readonly steps: readonly string[];
}): ReportSource<TrafficReport> => ({
  key: ['traffic', asked],
  takesSegments: true,
  read: (client, input, options) => {
    const funnel = asked.steps.map((page) => ({ pages: [page] }));
    return client.request(trafficDocument, { input, by: [...asked.by], funnel }, options);
  },
  frameOf: ({ landing }) => landing.frame,
  isEmpty: ({ landing }) => landing.totals.figures.every(({ n }) => n === 0),
});

/** A figure of a row as a number; null where nothing was divided. */
export function figureOf(row: SessionRow, key: string): number | null {
  const value = row.figures.find(({ metric }) => metric.key === key)?.value ?? null;
  return value === null ? null : Number(value);
}
