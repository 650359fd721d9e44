import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { type MetricKey, metricOf } from '../metrics/model/metrics.ts';
import type { Comparison } from '../periods/model/period.ts';
import {
  type Breakdown,
  type BreakdownFilter,
  familyOf,
  isTimeDimension,
  parseBreakdown,
  type ReportDimension,
} from './model/breakdown.ts';
import { type Drill, drillKey, drillOfSums } from './model/drill-key.ts';
import {
  type ComparedRow,
  compareRows,
  drawnWhenRead,
  endOfRow,
  figureAt,
  keysOfRow,
  metricValueOf,
  orderOf,
  type ReportRow,
  type ReportSort,
  sortRows,
} from './model/metric-report.ts';
import { type ReportPlan, type ReportRequest, yearOf } from './model/report.ts';
import { pointsOf } from './model/series.ts';
import { planPeopleReport, withSegment } from './plan-report.ts';
import { readSide, type Series, type Side } from './read-side.ts';
import { alignedDay } from './store/aligned-day.ts';
import { canReadTop, dayOfFamily, type TopRows } from './store/breakdown.ts';

/** What a report is asked for beside its period. */
export interface ReportQuestion {
  readonly metrics: readonly string[];
  readonly dimensions: readonly ReportDimension[];
  readonly filter: BreakdownFilter;
  readonly sort: (Omit<ReportSort, 'metric'> & { readonly metric: string }) | undefined;
  readonly first: number;
  readonly includesSeries: boolean;
}

export type PlanOf = (request: ReportRequest) => Promise<ReportPlan>;

export interface MetricReport {
  readonly plan: ReportPlan;
  readonly computedAt: Date;
  readonly rows: readonly ReportRow[];
  /** Rows there are, of which the first ones are answered. */
  readonly rowCount: number;
  readonly totals: ReportRow;
}

/** Rows answered at once; a series makes each of them a hundred figures. */
const MAX_ROWS = 1_000;
const MAX_ROWS_WITH_SERIES = 50;

function parseSort({ sort, metrics }: ReportQuestion): ReportSort | undefined {
  if (sort === undefined) return undefined;
  const metric = metrics.find((key) => key === sort.metric);
  if (metric !== undefined) return { ...sort, metric: metricKeyOf(metric) };
  const message = 'must be one of the metrics asked for';
  throw new ValidationError([{ path: 'sort.metric', issueCode: 'UNKNOWN_REFERENCE', message }]);
}

/** The order of rows tells what their values do. @throws ForbiddenError */
function checkOrder({ sort, metrics, dimensions }: ReportQuestion, { actor }: RequestContext): void {
  const isByFirst = dimensions.length > 0 && !dimensions.some(isTimeDimension);
  const orderedBy = sort?.metric ?? (isByFirst ? metrics[0] : undefined);
  if (orderedBy !== undefined && metricOf(metricKeyOf(orderedBy)).tellsCosts) assertCan(actor, 'catalog:cost');
}

/** A key that the breakdown has checked. */
const metricKeyOf = (key: string): MetricKey => metricOf(key as MetricKey).key as MetricKey;

/** @throws ValidationError */
function checkSize({ first, includesSeries, dimensions }: ReportQuestion): void {
  const limit = includesSeries ? MAX_ROWS_WITH_SERIES : MAX_ROWS;
  if (first < 1)
    throw new ValidationError([{ path: 'first', issueCode: 'TOO_SMALL', message: 'at least 1', limit: 1 }]);
  if (first > limit) {
    const message = includesSeries ? `at most ${limit} rows with a series` : `at most ${limit} rows`;
    throw new ValidationError([{ path: 'first', issueCode: 'TOO_LARGE', message, limit }]);
  }
  if (includesSeries && dimensions.some(isTimeDimension)) {
    const message = 'rows by time are a series already: leave the series out, or the dimension of time';
    throw new ValidationError([{ path: 'includesSeries', issueCode: 'NOT_ALLOWED', message }]);
  }
}

const totalsOf = (breakdown: Breakdown): Breakdown => ({ ...breakdown, dimensions: [] });

/** What the rows behind a figure are: of its first metric, where several are asked for. */
function drillOf({ scope }: ReportPlan, { metrics, dimensions, filter }: Breakdown, keys: readonly string[]): Drill {
  const family = familyOf(metrics[0] ?? 'net_sales');
  const by = dimensions.map((dimension, index): Drill['keys'][number] => [dimension, keys[index] ?? '']);
  return {
    ...drillOfSums(family === 'OF_YEAR' ? yearOf(scope) : scope, by),
    categories: [...filter.categories],
    productIds: [...filter.productIds],
    customerKinds: [...filter.customerKinds],
    counts: dayOfFamily(family, scope) === 'sold_day' ? 'SALE' : 'EVENT',
    ofCustomers: family === 'BUYERS' || family === 'OF_YEAR',
  };
}

/** Writes rows out: their names, figures, points and key. */
function rowWriter(deps: AttributionDeps, plan: ReportPlan, breakdown: Breakdown) {
  const { scope, today } = plan;
  const { currency } = scope;
  const points = (side: Side | undefined, series: Series | undefined, keys: readonly string[], key: MetricKey) => {
    if (!side || !series) return [];
    const at = figureAt(series.rows.get(JSON.stringify(keys)) ?? new Map(), key);
    return pointsOf(series.cut, side.scope.period.to, today, { unit: metricOf(key).unit, currency, at });
  };
  return (row: ComparedRow, now: Side, before: Side | undefined, which: 'series' | 'totalSeries'): ReportRow => ({
    keys: keysOfRow(breakdown, row.keys),
    values: breakdown.metrics.map((key) =>
      drawnWhenRead(
        metricValueOf(key, row, { currency, today, end: endOfRow(breakdown, row.keys, scope.period) }),
        () => points(now, now[which], row.keys, key),
        () => points(before, before?.[which], row.keys, key),
      ),
    ),
    drill: drillKey(deps.config.gatewayCredential, drillOf(plan, breakdown, row.keys)),
  });
}

/** The rows to read where the engine can put them in the order asked for; undefined where all must be read. */
function topOf(breakdown: Breakdown, asked: ReportSort | undefined, first: number): TopRows | undefined {
  if (asked?.by === 'CHANGE' || !canReadTop(breakdown)) return undefined;
  const sort = orderOf(breakdown, asked);
  return { metric: sort?.metric, isDescending: sort?.isDescending ?? true, first };
}

async function makeReport(
  deps: AttributionDeps,
  plan: ReportPlan,
  breakdown: Breakdown,
  question: ReportQuestion,
  comparison: Comparison,
): Promise<MetricReport> {
  const { scope, previous } = plan;
  const { includesSeries, first } = question;
  const align = (day: string) => alignedDay(day, comparison, scope.period);
  const sort = parseSort(question);
  // What nothing is compared with is put in order by the engine, however many rows there are.
  const top = previous || includesSeries ? undefined : topOf(breakdown, sort, first);
  const [now, before] = await Promise.all([
    readSide(deps, plan, scope, breakdown, { includesSeries, top }),
    previous && readSide(deps, plan, previous, breakdown, { includesSeries, align }),
  ]);
  const rows = sortRows(compareRows(now.rows, before?.rows), breakdown, sort);
  const [whole = NO_ROW] = compareRows(now.totals, before?.totals);
  const write = rowWriter(deps, plan, breakdown);
  const writeTotals = rowWriter(deps, plan, totalsOf(breakdown));
  return {
    plan,
    computedAt: deps.clock.now(),
    rowCount: top ? now.rowCount : rows.length,
    rows: rows.slice(0, first).map((row) => write(row, now, before, 'series')),
    totals: writeTotals(whole, now, before, 'totalSeries'),
  };
}

const NO_ROW: ComparedRow = { keys: [], now: undefined, before: undefined };

/** Figures of a plan that is made already, for what stands beside others of it. @throws ValidationError */
export function readReport(
  deps: AttributionDeps,
  plan: ReportPlan,
  question: ReportQuestion,
  comparison: Comparison,
): Promise<MetricReport> {
  checkSize(question);
  return makeReport(deps, plan, parseBreakdown(question, plan.scope.zone !== undefined), question, comparison);
}

/**
 * Any figures over any period by up to three dimensions, with what they are compared with: one figure, one way. Reports of
 * one operation take one plan, and so are of the same state of the facts.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getReport(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  question: ReportQuestion,
  planOf: PlanOf = (asked) => planPeopleReport(deps, context.actor, asked),
): Promise<MetricReport> {
  assertCan(context.actor, 'reports:read');
  checkSize(question);
  const plan = await planOf(request);
  const breakdown = parseBreakdown(question, plan.scope.zone !== undefined);
  parseSort(question);
  checkOrder(question, context);
  const key = `report ${plan.key} ${JSON.stringify([request.compare, question])}`;
  return deps.reportCache.get(key, () =>
    withSegment(deps, plan, (made) => makeReport(deps, made, breakdown, question, request.compare ?? 'NONE')),
  );
}
