import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { Share } from '../metrics/model/interval.ts';
import { shareValue } from '../metrics/model/metric-value.ts';
import { metricOf } from '../metrics/model/metrics.ts';
import type { Period } from '../periods/model/period.ts';
import { type FigureKeys, figureKeys } from '../reports/model/figure-keys.ts';
import type { ReportPlan, ReportRequest } from '../reports/model/report.ts';
import { frameOf } from '../reports/model/report-frame.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import type { CrossChannelReport } from './model/cross-channel-report.ts';
import { flowOf } from './model/flow.ts';
import { matrixOf } from './model/matrix.ts';
import { comparisonOf, type RowsOfComparison } from './model/omni-comparison.ts';
import {
  checkWithinDays,
  daysOfReport,
  earlierPeriod,
  finishedPart,
  habitPeriod,
  purchasesBefore,
} from './model/windows.ts';
import { readOrderValues, readRepeatVisits, readRetention } from './store/comparisons.ts';
import type { FactScope } from './store/cross-channel-sql.ts';
import { readOrderPaths } from './store/flow.ts';
import { withPeopleMadeOnce } from './store/made-once.ts';
import { readConversions } from './store/matrix.ts';
import {
  readCrossChannelBuyers,
  readPickupAdoption,
  readPickupAttach,
  readResearchOnline,
  readStoreIntentLoss,
} from './store/shares.ts';

const NOBODY: Share = { hits: 0, of: 0 };

/** The shares of one period, all read at once. */
async function readShares({ warehouse }: AttributionDeps, plan: ReportPlan, facts: FactScope, withinDays: number) {
  const touched = finishedPart(facts.scope.period, withinDays, plan.today);
  const hasTouches = touched.from < touched.to;
  const [buyers, research, attach, adoption, loss] = await Promise.all([
    hasTouches ? readCrossChannelBuyers(warehouse, facts, touched, withinDays) : NOBODY,
    readResearchOnline(warehouse, facts),
    readPickupAttach(warehouse, facts),
    readPickupAdoption(warehouse, facts),
    hasTouches ? readStoreIntentLoss(warehouse, facts, touched, withinDays) : NOBODY,
  ]);
  return {
    cross_channel_buyers: buyers,
    research_online_rate: research,
    pickup_adoption: adoption,
    pickup_attach_rate: attach,
    store_intent_loss: loss,
  };
}

/** Omni against mono, where the year behind it is there. */
async function readComparisons(
  { warehouse }: AttributionDeps,
  { scope, wholeFrom, today }: ReportPlan,
  facts: FactScope,
  keys: FigureKeys,
) {
  const { period } = scope;
  const index = purchasesBefore(period, today);
  const hasVisits = index.from < index.to;
  const isThere = (days: Period) => wholeFrom === undefined || habitPeriod(days).from >= wholeFrom;
  const [retained, inStore, online, visits] = await Promise.all([
    isThere(earlierPeriod(period)) ? readRetention(warehouse, facts) : [],
    isThere(period) ? readOrderValues(warehouse, facts, 'store_spend_uplift') : [],
    isThere(period) ? readOrderValues(warehouse, facts, 'online_spend_uplift') : [],
    hasVisits && isThere(index) ? readRepeatVisits(warehouse, facts, today) : [],
  ]);
  const { currency } = scope;
  const retention = metricOf('retention');
  const value = metricOf('average_order_value');
  const spend = (key: 'store_spend_uplift' | 'online_spend_uplift') => ({
    group: value,
    uplift: metricOf(key),
    isShare: false,
  });
  const repeat = { group: metricOf('repeat_visits'), uplift: metricOf('repeat_visit_uplift'), isShare: false };
  const rowsOf = (group: string, both = group): RowsOfComparison => ({
    group: (of) => keys(group, of),
    both: keys(both),
  });
  return {
    retention: comparisonOf(
      { group: retention, uplift: retention, isShare: true },
      retained,
      currency,
      rowsOf('retention'),
    ),
    storeOrderValue: comparisonOf(spend('store_spend_uplift'), inStore, currency, rowsOf('store_spend_uplift')),
    onlineOrderValue: comparisonOf(spend('online_spend_uplift'), online, currency, rowsOf('online_spend_uplift')),
    repeatVisits: comparisonOf(repeat, visits, currency, rowsOf('repeat_visits', 'repeat_visit_uplift')),
  };
}

async function makeReport(deps: AttributionDeps, plan: ReportPlan, withinDays: number): Promise<CrossChannelReport> {
  const { scope, previous, zone, today } = plan;
  const periods = [scope, previous].flatMap((each) => (each ? [each.period] : []));
  const days = daysOfReport(periods, withinDays, today);
  return withPeopleMadeOnce(deps.warehouse, { scope, zone }, days, (made) =>
    readReport(deps, plan, { scope, zone, made }, withinDays),
  );
}

async function readReport(
  deps: AttributionDeps,
  plan: ReportPlan,
  facts: FactScope,
  withinDays: number,
): Promise<CrossChannelReport> {
  const { scope, previous } = plan;
  const touched = finishedPart(scope.period, withinDays, plan.today);
  const computedAt = deps.clock.now();
  const rowsOf = figureKeys(plan, computedAt);
  const [now, before, comparisons, conversions, paths] = await Promise.all([
    readShares(deps, plan, facts, withinDays),
    previous && readShares(deps, plan, { ...facts, scope: previous }, withinDays),
    readComparisons(deps, plan, facts, rowsOf),
    touched.from < touched.to ? readConversions(deps.warehouse, facts, touched, withinDays) : [],
    readOrderPaths(deps.warehouse, facts),
  ]);
  const keys = Object.keys(now) as Array<keyof typeof now>;
  return {
    frame: frameOf(plan, computedAt),
    withinDays,
    touchesBefore: touched.to,
    cards: keys.map((key) => ({
      ...shareValue(metricOf(key), now[key], before?.[key]),
      rows: rowsOf(key, { withinDays: String(withinDays) }),
    })),
    matrix: matrixOf(conversions, (cell) =>
      rowsOf('cross_channel_conversion', { ...cell, withinDays: String(withinDays) }),
    ),
    ...comparisons,
    flow: flowOf(paths),
  };
}

/**
 * How people go from one channel to another, over a period: conversion between channels, and customers of several
 * channels against those of one.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getCrossChannelReport(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  withinDays: number,
): Promise<CrossChannelReport> {
  assertCan(context.actor, 'reports:read');
  checkWithinDays(withinDays);
  const plan = await planPeopleReport(deps, context.actor, request, 'TOUCHPOINTS');
  return deps.reportCache.get(`cross-channel ${withinDays} ${plan.key}`, () =>
    withSegment(deps, plan, (made) => makeReport(deps, made, withinDays)),
  );
}
