import { readLogVersion } from '#kernel/database/statement-log.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import { readCreditsBy } from '../credits/get-attribution-report.ts';
import { isTouchModel } from '../credits/model/attribution-model.ts';
import { addCredits, type Credit } from '../credits/model/credit-report.ts';
import { type CreditRequest, checkCreditRequest } from '../credits/model/credit-request.ts';
import { type OrderPaths, withPathsOfBoth } from '../credits/store/order-paths.ts';
import type { AttributionDeps } from '../deps.ts';
import { RATE_LOG } from '../exchange-rates/store/exchange-rates.ts';
import { SPEND_METRICS, type SpendMetricKey } from '../metrics/model/catalog/spend.ts';
import { figureText, numberText } from '../metrics/model/figure-text.ts';
import { FEW, type Interval, ratioOfCounts } from '../metrics/model/interval.ts';
import type { Metric } from '../metrics/model/metric.ts';
import type { MetricValue } from '../metrics/model/metric-value.ts';
import { metricOf } from '../metrics/model/metrics.ts';
import { figureKeys } from '../reports/model/figure-keys.ts';
import type { ReportPlan, ReportRequest, ReportScope } from '../reports/model/report.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import { countSpend, type SpendConversion } from './model/count-spend.ts';
import {
  costInterval,
  returnInterval,
  type SpendAmounts,
  type SpendRow,
  type SpendSpread,
  spentOn,
  sumAmounts,
  toSpendRows,
} from './model/spend-report.ts';
import { assertUnbound } from './set-spend.ts';
import { SPEND_LOG, sumSpend } from './store/spend.ts';
import { readSpendFigures, type SpendFigures } from './store/spend-figures.ts';
import { readSpread } from './store/spread.ts';

/** What was spent in a period, on what, and its return by a model. */
export interface SpendReport {
  readonly plan: ReportPlan;
  readonly computedAt: Date;
  readonly request: SpendRequest;
  readonly rows: readonly SpendRow[];
  readonly spread: SpendSpread;
  readonly amounts: SpendAmounts;
  readonly customers: Pick<SpendFigures, 'newcomers' | 'retained'>;
  readonly cards: readonly MetricValue[];
  readonly conversions: readonly SpendConversion[];
}

export type SpendRequest = Pick<CreditRequest, 'model' | 'windowDays' | 'halfLifeDays'> & {
  readonly by: 'CHANNEL' | 'CAMPAIGN';
};

/**
 * Spend beside what a model credits to it: return, acquisition and retention cost, and their ratio. Spend is of no store:
 * stores of the request narrow nothing.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getSpendReport(
  deps: AttributionDeps,
  { actor }: RequestContext,
  input: ReportRequest,
  request: SpendRequest,
): Promise<SpendReport> {
  assertCan(actor, 'reports:read');
  assertUnbound(actor);
  const credit: CreditRequest = { ...request, compareModel: request.model, withNulls: true, first: 250 };
  checkCreditRequest(credit);
  const plan = await planPeopleReport(deps, actor, { ...input, sellingLocationIds: [] }, 'TOUCHPOINTS');
  const versions = await Promise.all([SPEND_LOG, RATE_LOG].map((log) => readLogVersion(deps.db, log)));
  const key = `spend ${versions.join(' ')} ${plan.key} ${JSON.stringify(request)}`;
  return deps.reportCache.get(key, () => withSegment(deps, plan, (made) => makeReport(deps, made, credit, request)));
}

async function makeReport(
  deps: AttributionDeps,
  plan: ReportPlan,
  credit: CreditRequest,
  request: SpendRequest,
): Promise<SpendReport> {
  const scopes = { scope: plan.scope, previous: plan.previous && inWholeDays(plan.previous) };
  const { now, before } = await withPathsOfBoth(deps.warehouse, scopes, credit, (made, compared) =>
    readBoth(deps, plan, { made, compared }, credit, request),
  );
  const computedAt = deps.clock.now();
  const rowsOf = figureKeys(plan, computedAt);
  const { model, by, windowDays, halfLifeDays } = request;
  const of = { model, by, windowDays: String(windowDays), halfLifeDays: String(halfLifeDays) };
  const hasRows = (key: SpendMetricKey) => key !== 'return_on_ad_spend' || isTouchModel(model);
  return {
    plan,
    computedAt,
    request,
    rows: now.rows,
    spread: now.spread,
    amounts: now.amounts,
    customers: now.found,
    cards: SPEND_METRICS.map(({ key }) => ({
      ...toCard(key, now, before, plan.scope.currency),
      // A chain splits the sum of orders, none of them by itself.
      ...(hasRows(key) ? { rows: rowsOf(key, of) } : {}),
    })),
    conversions: now.conversions,
  };
}

/** Spend is known by the day: a last day that is cut at an hour would hold sales of a part of it against all of its spend. */
function inWholeDays({ cutAt: _cut, ...scope }: ReportScope): ReportScope {
  return scope;
}

/** The spend of a period beside what orders bring to it, of the measures that are asked for. */
async function readSpendOf(
  deps: AttributionDeps,
  plan: ReportPlan,
  made: OrderPaths,
  credit: CreditRequest,
  { by }: SpendRequest,
  measures: readonly (keyof Credit)[],
) {
  const parts = await sumSpend(deps.db, made.scope, deps.config.currencyCode);
  const [credits] = await readCreditsBy(deps, plan, made, credit, measures);
  const { sums, conversions } = countSpend(parts, made.scope.currency);
  const rows = toSpendRows(sums, by, credits.byKey);
  const { net, orders } = addCredits([...credits.byKey.values(), credits.unknown]);
  return { made, conversions, rows, amounts: sumAmounts(rows, net), orders: Number(orders / 10_000n) };
}

/** A period, with how sure it is, and the one compared with, which shows its values alone. */
async function readBoth(
  deps: AttributionDeps,
  plan: ReportPlan,
  { made, compared }: { readonly made: OrderPaths; readonly compared: OrderPaths | undefined },
  credit: CreditRequest,
  request: SpendRequest,
) {
  const now = await readSpendOf(deps, plan, made, credit, request, ['net', 'orders', 'newcomers']);
  const before = compared && (await readSpendOf(deps, plan, compared, credit, request, ['net']));
  const [found, foundBefore] = await readSpendFigures(deps.warehouse, before ? [now, before] : [now]);
  if (!found) throw new TypeError('the figures of spend are a row a period');
  const spentKeys = now.rows.filter((row) => spentOn(row) > 0n && row.key !== '').map(({ key }) => key);
  const spread = await readSpread(deps.warehouse, made, credit.model, spentKeys);
  return { now: { ...now, found, spread }, before: foundBefore };
}

type Read = Awaited<ReturnType<typeof readBoth>>['now'];

/** Numbers are in hundredths, money in minor units. */
const intervalText = (value: number, { unit }: Metric, currency: string): string =>
  numberText(unit === 'MONEY' ? value : value / 100, unit, currency);

/** How sure a figure is, in the units of its statement: customers and what orders bring are by chance, spend is known. */
function intervalOf(key: SpendMetricKey, { amounts, orders, found, spread }: Read): Interval | undefined {
  const { acquisition, retention, spent, net, credited } = amounts;
  const { newcomers, retained } = found;
  switch (key) {
    case 'customer_acquisition_cost':
      return costInterval(acquisition, newcomers);
    case 'customer_retention_cost':
      return costInterval(retention, retained);
    case 'acquisition_retention_ratio': {
      const ratio = ratioOfCounts(retained, newcomers);
      const costs = (100 * Number(acquisition)) / Number(retention);
      return ratio && { low: costs * ratio.low, high: costs * ratio.high };
    }
    case 'marketing_efficiency_ratio':
      return returnInterval(net, spread.net, spent, orders);
    case 'return_on_ad_spend':
      return spread.credited === undefined ? undefined : returnInterval(credited, spread.credited, spent, orders);
  }
}

function toCard(key: SpendMetricKey, now: Read, before: SpendFigures | undefined, currency: string): MetricValue {
  const metric = metricOf(key);
  const text = (found: SpendFigures | undefined) =>
    found ? figureText(found.figures[key], metric.unit, currency) : null;
  const { newcomers, retained } = now.found;
  const observed: Readonly<Record<SpendMetricKey, number>> = {
    customer_acquisition_cost: newcomers,
    customer_retention_cost: retained,
    acquisition_retention_ratio: Math.min(newcomers, retained),
    marketing_efficiency_ratio: now.orders,
    return_on_ad_spend: now.orders,
  };
  const interval = text(now.found) === null || observed[key] < FEW ? undefined : intervalOf(key, now);
  return {
    metric,
    value: text(now.found),
    previous: text(before),
    n: observed[key],
    ...(interval
      ? {
          interval: {
            low: intervalText(interval.low, metric, currency),
            high: intervalText(interval.high, metric, currency),
          },
        }
      : {}),
  };
}
