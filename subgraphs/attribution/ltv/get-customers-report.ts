import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { figureKeys } from '../reports/model/figure-keys.ts';
import type { ReportPlan, ReportRequest } from '../reports/model/report.ts';
import { frameOf } from '../reports/model/report-frame.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import { acquiredFrom } from '../segments/model/segment.ts';
import { channelValuesOf, cohortsOf } from './model/cohorts.ts';
import type { CustomersReport } from './model/customers-report.ts';
import { observedValues } from './model/observed-lifetimes.ts';
import { type PredictedValues, predictedValues } from './model/predicted-values.ts';
import { rfmGrid } from './model/rfm-grid.ts';
import { readFit } from './store/lifetime-fit.ts';
import type { CustomerScope } from './store/ltv-sql.ts';
import { readCohortCounts, readObservedValue } from './store/observed-value.ts';
import { countIdentityChanges } from './store/own-histories.ts';
import { readRfmCounts } from './store/rfm.ts';

/** Which customers a plan is of. */
export function customersOf({ scope }: ReportPlan): CustomerScope {
  return { scope, acquiredFrom: acquiredFrom(scope.period.from, scope.period.to) };
}

/** Predictions are of the whole shop: there are none of its stores, nor of a segment. */
async function readPredicted(deps: AttributionDeps, { scope }: ReportPlan): Promise<PredictedValues | null> {
  const kept = scope.storeIds.length > 0 || scope.segment ? undefined : await readFit(deps.db, scope.currency);
  if (kept?.result.kind !== 'FITTED') return null;
  const identityChanges = await countIdentityChanges(deps.warehouse, scope.generation, kept.aliasVersion);
  return predictedValues(kept.result, { computedAt: kept.computedAt, identityChanges, currency: scope.currency });
}

async function makeReport(deps: AttributionDeps, plan: ReportPlan): Promise<CustomersReport> {
  const customers = customersOf(plan);
  const { currency, period } = plan.scope;
  const [counts, lifetimes, scores, predicted] = await Promise.all([
    readCohortCounts(deps.warehouse, customers),
    readObservedValue(deps.warehouse, customers),
    readRfmCounts(deps.warehouse, customers),
    readPredicted(deps, plan),
  ]);
  // Months that are not over yet have no cell.
  const until = period.to < plan.today ? period.to : plan.today;
  const computedAt = deps.clock.now();
  return {
    frame: frameOf(plan, computedAt),
    acquiredFrom: customers.acquiredFrom,
    observed: observedValues(lifetimes, currency, figureKeys(plan, computedAt)),
    cohorts: cohortsOf(counts, until),
    channels: channelValuesOf(counts, until),
    rfm: rfmGrid(scores),
    predicted,
  };
}

/** What customers, or those of a segment, were worth: by cohort, by channel of acquisition, by recency and frequency, omni against mono. */
export async function getCustomersReport(
  deps: AttributionDeps,
  { actor }: RequestContext,
  request: ReportRequest,
): Promise<CustomersReport> {
  assertCan(actor, 'reports:read');
  const plan = await planPeopleReport(deps, actor, request);
  const fit = await readFit(deps.db, plan.scope.currency);
  return deps.reportCache.get(`customers ${fit?.computedAt.getTime() ?? ''} ${plan.key}`, () =>
    withSegment(deps, plan, (made) => makeReport(deps, made)),
  );
}
