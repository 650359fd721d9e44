import { readLogVersion } from '#kernel/database/statement-log.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import { readCreditsBy } from '../credits/get-attribution-report.ts';
import { isTouchModel } from '../credits/model/attribution-model.ts';
import { addCredits } from '../credits/model/credit-report.ts';
import { type CreditRequest, checkCreditRequest } from '../credits/model/credit-request.ts';
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
  const [now, before] = await Promise.all([
    readWithSpread(deps, plan, credit, request),
    plan.previous && readSpendOf(deps, plan, inWholeDays(plan.previous), credit, request),
  ]);
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

async function readSpendOf(
  deps: AttributionDeps,
  plan: ReportPlan,
  scope: ReportScope,
  credit: CreditRequest,
  { by }: SpendRequest,
) {
  const [parts, [credits]] = await Promise.all([
    sumSpend(deps.db, scope, deps.config.currencyCode),
    readCreditsBy(deps, { ...plan, scope }, credit, { withNewcomers: true }),
  ]);
  const { sums, conversions } = countSpend(parts, scope.currency);
  const rows = toSpendRows(sums, by, credits.byKey);
  const { net, orders } = addCredits([...credits.byKey.values(), credits.unknown]);
  const amounts = sumAmounts(rows, net);
  const found = await readSpendFigures(deps.warehouse, scope, amounts);
  return { conversions, rows, amounts, orders: Number(orders / 10_000n), found };
}

/** The same of the period itself, with how sure it is: the period compared with shows its values alone. */
async function readWithSpread(deps: AttributionDeps, plan: ReportPlan, credit: CreditRequest, request: SpendRequest) {
  const read = await readSpendOf(deps, plan, plan.scope, credit, request);
  const spentKeys = read.rows.filter((row) => spentOn(row) > 0n && row.key !== '').map(({ key }) => key);
  return { ...read, spread: await readSpread(deps.warehouse, plan.scope, credit, spentKeys) };
}

type Compared = Awaited<ReturnType<typeof readSpendOf>>;
type Read = Awaited<ReturnType<typeof readWithSpread>>;

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

function toCard(key: SpendMetricKey, now: Read, before: Compared | undefined, currency: string): MetricValue {
  const metric = metricOf(key);
  const text = (read: Compared | undefined) =>
    read ? figureText(read.found.figures[key], metric.unit, currency) : null;
  const { newcomers, retained } = now.found;
  const observed: Readonly<Record<SpendMetricKey, number>> = {
    customer_acquisition_cost: newcomers,
    customer_retention_cost: retained,
    acquisition_retention_ratio: Math.min(newcomers, retained),
    marketing_efficiency_ratio: now.orders,
    return_on_ad_spend: now.orders,
  };
  const interval = text(now) === null || observed[key] < FEW ? undefined : intervalOf(key, now);
  return {
    metric,
    value: text(now),
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
