import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { addDays } from '../periods/model/business-day.ts';
import { bucketsOf } from '../periods/model/period.ts';
import { keptSegment } from '../segments/model/segment.ts';
import { type MultiChannelShare, type OverviewReport, overviewOf, type Side } from './model/overview.ts';
import type { ReportPlan, ReportRequest, ReportScope } from './model/report.ts';
import { planPeopleReport, withSegment } from './plan-report.ts';
import { readMultiChannelShare } from './store/multi-channel-share.ts';
import { readOverviewFacts } from './store/overview.ts';
import { readTopProducts } from './store/top-products.ts';

/** Days over which customers of several channels are counted. */
const SHARE_DAYS = 365;

/** What is unknown while the year is not there whole. */
const UNKNOWN_SHARE: MultiChannelShare = { share: null, customers: 0 };

async function readSide(deps: AttributionDeps, scope: ReportScope, plan: ReportPlan): Promise<Side> {
  const { dataVersion, wholeFrom } = plan;
  const buckets = bucketsOf(scope.period);
  const year: ReportScope = { ...scope, period: { from: addDays(scope.period.to, -SHARE_DAYS), to: scope.period.to } };
  const ofYear = JSON.stringify({ ...year, segment: year.segment && keptSegment(year.segment) });
  const [facts, share] = await Promise.all([
    readOverviewFacts(deps.warehouse, scope, buckets.unit),
    // All periods that end on the same day share it.
    wholeFrom !== undefined && year.period.from < wholeFrom
      ? UNKNOWN_SHARE
      : deps.reportCache.get(`share ${dataVersion} ${ofYear}`, () => readMultiChannelShare(deps.warehouse, year)),
  ]);
  return { period: scope.period, buckets, facts, share };
}

async function makeOverview(deps: AttributionDeps, plan: ReportPlan): Promise<OverviewReport> {
  const [now, before, products] = await Promise.all([
    readSide(deps, plan.scope, plan),
    plan.previous && readSide(deps, plan.previous, plan),
    readTopProducts(deps.warehouse, plan.scope),
  ]);
  return overviewOf(plan, now, before, products, deps.clock.now());
}

/**
 * Every card, series and ranking of the overview page at once, from the daily roll-up; of a segment, from its facts.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getOverview(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
): Promise<OverviewReport> {
  assertCan(context.actor, 'reports:read');
  const plan = await planPeopleReport(deps, context.actor, request);
  return deps.reportCache.get(`overview ${plan.key}`, () =>
    withSegment(deps, plan, (made) => makeOverview(deps, made)),
  );
}
