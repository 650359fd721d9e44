import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { Sample } from '../metrics/model/interval.ts';
import { meanValue, SELF_SELECTION, upliftOfMeans } from '../metrics/model/metric-value.ts';
import { metricOf } from '../metrics/model/metrics.ts';
import type { ReportPlan, ReportRequest } from '../reports/model/report.ts';
import { frameOf } from '../reports/model/report-frame.ts';
import { planReport } from '../reports/plan-report.ts';
import { channelValuesOf, cohortsOf } from './model/cohorts.ts';
import { acquiredFrom, type CustomersReport, type PredictedValues } from './model/customers-report.ts';
import { rfmGrid } from './model/rfm.ts';
import { readCohortCounts } from './store/cohort-counts.ts';
import { readFit } from './store/lifetime-fit.ts';
import type { CustomerScope } from './store/ltv-sql.ts';
import { readObservedValue } from './store/observed-value.ts';
import { countIdentityChanges } from './store/own-histories.ts';
import { readRfmCounts } from './store/rfm.ts';

/** Which customers a plan is of. */
export function customersOf({ scope }: ReportPlan): CustomerScope {
  return { scope, acquiredFrom: acquiredFrom(scope.period.from, scope.period.to) };
}

const both = (one: Sample, other: Sample): Sample => ({
  n: one.n + other.n,
  sum: one.sum + other.sum,
  sumOfSquares: one.sumOfSquares + other.sumOfSquares,
});

/** Predictions are of the whole shop: who is bound to stores sees none. */
async function readPredicted(deps: AttributionDeps, { scope }: ReportPlan): Promise<PredictedValues | null> {
  const kept = scope.storeIds.length > 0 ? undefined : await readFit(deps.db, scope.currency);
  if (kept?.result.kind !== 'FITTED') return null;
  const { fit, omni, mono, channels, correlation, isCorrelationHigh } = kept.result;
  const worth = metricOf('predicted_lifetime_value');
  return {
    computedAt: kept.computedAt,
    identityChanges: await countIdentityChanges(deps.warehouse, scope.generation, kept.aliasVersion),
    customers: fit.transactions.customers,
    repeaters: fit.transactions.repeaters,
    isFlat: fit.transactions.isFlat,
    correlation,
    isCorrelationHigh,
    all: meanValue(worth, both(omni, mono), scope.currency),
    omni: meanValue(worth, omni, scope.currency),
    mono: meanValue(worth, mono, scope.currency),
    uplift: upliftOfMeans(metricOf('omni_lifetime_value_uplift'), omni, mono, SELF_SELECTION),
    channels,
  };
}

async function makeReport(deps: AttributionDeps, plan: ReportPlan): Promise<CustomersReport> {
  const customers = customersOf(plan);
  const { currency, period } = plan.scope;
  const [counts, observed, scores, predicted] = await Promise.all([
    readCohortCounts(deps.warehouse, customers),
    readObservedValue(deps.warehouse, customers),
    readRfmCounts(deps.warehouse, customers),
    readPredicted(deps, plan),
  ]);
  const { omni, mono } = observed;
  const worth = metricOf('customer_lifetime_value');
  // Months that are not over yet have no cell.
  const until = period.to < plan.today ? period.to : plan.today;
  return {
    frame: frameOf(plan, deps.clock.now()),
    acquiredFrom: customers.acquiredFrom,
    cards: [meanValue(worth, both(omni, mono), currency), ...(predicted ? [predicted.all] : [])],
    cohorts: cohortsOf(counts, until),
    channels: channelValuesOf(counts, until),
    rfm: rfmGrid(scores),
    omni: meanValue(worth, omni, currency),
    mono: meanValue(worth, mono, currency),
    uplift: upliftOfMeans(metricOf('omni_lifetime_value_uplift'), omni, mono, SELF_SELECTION),
    predicted,
  };
}

/** What customers were worth: by cohort, by channel of acquisition, by recency and frequency, omni against mono. */
export async function getCustomersReport(
  deps: AttributionDeps,
  { actor }: RequestContext,
  request: ReportRequest,
): Promise<CustomersReport> {
  assertCan(actor, 'reports:read');
  const plan = await planReport(deps, actor, request);
  const fit = await readFit(deps.db, plan.scope.currency);
  return deps.reportCache.get(`customers ${fit?.computedAt.getTime() ?? ''} ${plan.key}`, () => makeReport(deps, plan));
}
