import { ValidationError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from '../deps.ts';
import type { BusinessDay } from '../periods/model/business-day.ts';
import { keptSegment } from '../segments/model/segment.ts';
import { type Breakdown, familyOf } from './model/breakdown.ts';
import type { RawFigure, RawRow } from './model/raw-row.ts';
import { type ReportPlan, type ReportScope, yearOf } from './model/report.ts';
import { type Cut, cutOf } from './model/series.ts';
import { type KeySet, MAX_READ_ROWS, type RowSet, readBreakdown, type TopRows } from './store/breakdown.ts';
import { cutExpression, keyExpression } from './store/dimension-sql.ts';
import { readMultiChannelShare } from './store/multi-channel-share.ts';

/** Rows by the keys of a breakdown and by the points of its period. */
export interface Series {
  readonly cut: Cut;
  readonly rows: ReadonlyMap<string, ReadonlyMap<BusinessDay, RawRow>>;
}

/** What is read of one period: the one asked for, or the one that it is compared with. */
export interface Side {
  readonly scope: ReportScope;
  readonly rows: readonly RawRow[];
  /** Rows there are, of which these may be the first. */
  readonly rowCount: number;
  readonly totals: readonly RawRow[];
  readonly series: Series | undefined;
  readonly totalSeries: Series | undefined;
}

/** @throws ValidationError when more rows were read than a report may have. */
function checkRows(rows: readonly RawRow[], path: string): void {
  if (rows.length <= MAX_READ_ROWS) return;
  const message = `gives more than ${MAX_READ_ROWS} rows: take fewer or coarser dimensions, a filter, or a shorter period`;
  throw new ValidationError([{ path, issueCode: 'TOO_LARGE', message, limit: MAX_READ_ROWS }]);
}

function seriesOf(cut: Cut, points: readonly RawRow[]): Series {
  checkRows(points, 'includesSeries');
  const rows = new Map<string, Map<BusinessDay, RawRow>>();
  for (const point of points) {
    const key = JSON.stringify(point.keys.slice(0, -1));
    const of = rows.get(key) ?? new Map<BusinessDay, RawRow>();
    rows.set(key, of.set(point.keys.at(-1) ?? '', point));
  }
  return { cut, rows };
}

interface SideOptions {
  readonly includesSeries: boolean;
  /** Moves a day of the period compared with onto the one it is compared with. */
  readonly align?: (day: string) => string;
  /** The rows that are enough. */
  readonly top?: TopRows | undefined;
}

const NOTHING: RowSet = { rows: [], count: 0 };

/** Rows of one period, all of them together, and either over time: one statement a family of figures. */
async function readParts(
  { warehouse }: AttributionDeps,
  scope: ReportScope,
  breakdown: Breakdown,
  { includesSeries, align = (day) => day, top }: SideOptions,
): Promise<Omit<Side, 'scope'>> {
  const { dimensions } = breakdown;
  const cut = includesSeries ? cutOf(scope.period) : undefined;
  const time = dimensions.length;
  const all: KeySet = dimensions.map((_, index) => index);
  const wholes: readonly KeySet[] = time > 0 ? [[], all] : [[]];
  const keysOf = (day: string) => [
    ...dimensions.map((dimension) => keyExpression(dimension, align(day))),
    ...(cut ? [cutExpression(cut.unit, day)] : []),
  ];
  const sets = [...wholes, ...(cut ? wholes.map((set) => [...set, time]) : [])];
  const read = await readBreakdown(warehouse, scope, breakdown, { keysOf, sets, top });
  const [totals = NOTHING, { rows, count } = NOTHING] = read.slice(0, wholes.length);
  const [totalPoints = NOTHING, points = NOTHING] = read.slice(wholes.length);
  checkRows(rows, 'dimensions');
  return {
    totals: totals.rows,
    rows,
    rowCount: count,
    series: cut && seriesOf(cut, points.rows),
    totalSeries: cut && seriesOf(cut, totalPoints.rows),
  };
}

/** Customers of several channels over the year that ends with a period; unknown while the year is not there whole. */
async function readShare(
  deps: AttributionDeps,
  { dataVersion, wholeFrom }: ReportPlan,
  scope: ReportScope,
  { filter }: Breakdown,
): Promise<RawFigure> {
  const year = yearOf(scope);
  if (wholeFrom !== undefined && year.period.from < wholeFrom) return { value: null, n: 0 };
  const kept = { ...year, segment: year.segment && keptSegment(year.segment) };
  // All periods that end on the same day share it.
  return deps.reportCache.get(`share ${dataVersion} ${JSON.stringify([kept, filter])}`, () =>
    readMultiChannelShare(deps.warehouse, year, filter),
  );
}

/** @throws ValidationError when a breakdown gives more rows than a report may have. */
export async function readSide(
  deps: AttributionDeps,
  plan: ReportPlan,
  scope: ReportScope,
  breakdown: Breakdown,
  options: SideOptions,
): Promise<Side> {
  const ofPeriod = breakdown.metrics.filter((key) => familyOf(key) !== 'OF_YEAR');
  const ofYear = breakdown.metrics.filter((key) => familyOf(key) === 'OF_YEAR');
  const [parts, shares] = await Promise.all([
    readParts(deps, scope, { ...breakdown, metrics: ofPeriod }, options),
    Promise.all(ofYear.map(async (key) => [key, await readShare(deps, plan, scope, breakdown)] as const)),
  ]);
  const figures = new Map([...(parts.totals[0]?.figures ?? []), ...shares]);
  return { scope, ...parts, totals: [{ keys: [], figures }] };
}
