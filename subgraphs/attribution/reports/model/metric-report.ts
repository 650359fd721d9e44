import type { Words } from '#kernel/values/words.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import type { Metric } from '../../metrics/model/metric.ts';
import { type MetricValue, type SeriesPoint, shareValue } from '../../metrics/model/metric-value.ts';
import { type MetricKey, metricOf } from '../../metrics/model/metrics.ts';
import { addDays, addMonths, type BusinessDay } from '../../periods/model/business-day.ts';
import type { Period } from '../../periods/model/period.ts';
import { type Breakdown, isTimeDimension, type ReportDimension } from './breakdown.ts';
import type { RawFigure, RawRow } from './raw-row.ts';
import { weekLabel } from './week-label.ts';

export interface ReportKey {
  readonly dimension: ReportDimension;
  readonly value: string;
  readonly label: string;
}

export interface ReportRow {
  readonly keys: readonly ReportKey[];
  readonly values: readonly MetricValue[];
  readonly drill: string;
}

/** By what rows are sorted: a figure, or how far it moved, up or down. */
export interface ReportSort {
  readonly metric: MetricKey;
  readonly by: 'VALUE' | 'CHANGE';
  readonly isDescending: boolean;
}

/** A row with what it is compared with, before it is written out. */
export interface ComparedRow {
  readonly keys: readonly string[];
  readonly now: RawRow | undefined;
  /** undefined where nothing is compared. */
  readonly before: RawRow | undefined;
}

/** Days after a sale within which its returns may still come. */
const RETURNS_COME_WITHIN = 60;

const YOUNG: Words = {
  en: 'Sales of less than 60 days ago: some of their returns are still to come',
  fr: 'Ventes de moins de 60 jours : une partie de leurs retours est encore à venir',
};

const keyOf = (row: RawRow): string => JSON.stringify(row.keys);

/** Rows of the period with those they are compared with; a key that was there only before stays. */
export function compareRows(now: readonly RawRow[], before: readonly RawRow[] | undefined): ComparedRow[] {
  const previous = new Map(before?.map((row) => [keyOf(row), row]));
  const known = new Set(now.map(keyOf));
  const nothing: RawRow = { keys: [], figures: new Map() };
  return [
    ...now.map((row) => ({ keys: row.keys, now: row, before: previous.get(keyOf(row)) ?? (before && nothing) })),
    ...(before ?? [])
      .filter((row) => !known.has(keyOf(row)))
      .map((row) => ({ keys: row.keys, now: undefined, before: row })),
  ];
}

/** The figure of a row: a sum of no facts is zero, a quotient of none is nothing. */
export function rawOf(row: RawRow | undefined, key: MetricKey): RawFigure {
  return row?.figures.get(key) ?? { value: metricOf(key).isQuotient ? null : 0n, n: 0 };
}

function rankOf({ now, before }: ComparedRow, { metric, by }: ReportSort): bigint {
  const value = rawOf(now, metric).value ?? 0n;
  if (by === 'VALUE') return value;
  const change = value - (rawOf(before, metric).value ?? 0n);
  return change < 0n ? -change : change;
}

const byKeys = (a: ComparedRow, b: ComparedRow): number => {
  const [first, second] = [a, b].map((row) => row.keys.join('\u0000')) as [string, string];
  if (first === second) return 0;
  return first < second ? -1 : 1;
};

/** The order asked for, else that of time (undefined) where a dimension is one, else by the first figure, the highest first. */
export function orderOf({ metrics, dimensions }: Breakdown, asked: ReportSort | undefined): ReportSort | undefined {
  if (asked !== undefined) return asked;
  const [metric] = metrics;
  return metric === undefined || dimensions.some(isTimeDimension)
    ? undefined
    : { metric, by: 'VALUE', isDescending: true };
}

export function sortRows(rows: ComparedRow[], breakdown: Breakdown, asked: ReportSort | undefined): ComparedRow[] {
  const sort = orderOf(breakdown, asked);
  if (sort === undefined) return rows.sort(byKeys);
  const ranked = rows.map((row) => ({ row, rank: rankOf(row, sort) }));
  ranked.sort((a, b) => {
    if (a.rank === b.rank) return byKeys(a.row, b.row);
    return a.rank < b.rank === sort.isDescending ? 1 : -1;
  });
  return ranked.map(({ row }) => row);
}

/** The end of the days that one key of time stands for. */
function endOfKey(dimension: ReportDimension, value: string): BusinessDay | undefined {
  switch (dimension) {
    case 'DAY':
      return addDays(value, 1);
    case 'WEEK':
      return addDays(value, 7);
    case 'MONTH':
      return addMonths(`${value}-01`, 1);
    case 'QUARTER':
      return addMonths(`${value.slice(0, 4)}-01-01`, 3 * Number(value.slice(-1)));
    case 'YEAR':
      return addMonths(`${value}-01-01`, 12);
    default:
      return undefined;
  }
}

/** The end of the days of a row: of its key of time, within the period. */
export function endOfRow({ dimensions }: Breakdown, keys: readonly string[], period: Period): BusinessDay {
  const ends = dimensions.flatMap((dimension, index) => endOfKey(dimension, keys[index] ?? '') ?? []);
  return [...ends, period.to].sort()[0] ?? period.to;
}

function caveatOf(metric: Metric, end: BusinessDay, today: BusinessDay): { caveat?: Words } {
  const isYoung = metric.key.endsWith('_rate_by_sale') && end > addDays(today, -RETURNS_COME_WITHIN);
  return isYoung ? { caveat: YOUNG } : {};
}

/** One figure of a row, with its interval where it is a share of people. */
export function metricValueOf(
  key: MetricKey,
  row: ComparedRow,
  of: { readonly currency: string; readonly end: BusinessDay; readonly today: BusinessDay },
): MetricValue {
  const metric = metricOf(key);
  const now = rawOf(row.now, key);
  const before = row.before && rawOf(row.before, key);
  if (now.share !== undefined) return shareValue(metric, now.share, before?.share);
  return {
    metric,
    value: figureText(now.value, metric.unit, of.currency),
    previous: before ? figureText(before.value, metric.unit, of.currency) : null,
    n: now.n,
    ...caveatOf(metric, of.end, of.today),
  };
}

/** A figure whose points are written when they are first asked for: a report of many figures is drawn in few of them. */
export function drawnWhenRead(
  value: MetricValue,
  pointsOf: () => readonly SeriesPoint[],
  previousPointsOf: () => readonly SeriesPoint[],
): MetricValue {
  let series: readonly SeriesPoint[] | undefined;
  let previousSeries: readonly SeriesPoint[] | undefined;
  return {
    ...value,
    get series() {
      series ??= pointsOf();
      return series;
    },
    get previousSeries() {
      previousSeries ??= previousPointsOf();
      return previousSeries;
    },
  };
}

export const keysOfRow = ({ dimensions }: Breakdown, keys: readonly string[]): ReportKey[] =>
  dimensions.map((dimension, index) => {
    const value = keys[index] ?? '';
    return { dimension, value, label: dimension === 'WEEK' ? weekLabel(value) : value };
  });

/** A figure over the rows of a series, by the day that each begins on. */
export function figureAt(rows: ReadonlyMap<BusinessDay, RawRow>, key: MetricKey) {
  return (day: BusinessDay): bigint | null => rawOf(rows.get(day), key).value;
}
