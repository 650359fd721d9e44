import { setImmediate } from 'node:timers/promises';
import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportPlan, ReportRequest } from '../reports/model/report.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import { type AttributionModel, isTouchModel, type MarkovModel, markovOrder } from './model/attribution-model.ts';
import {
  addCredits,
  type Credit,
  type CreditRow,
  type Credits,
  creditByEffect,
  type Effects,
  NO_CREDITS,
  splitBy,
  toRows,
} from './model/credit-report.ts';
import { type CreditRequest, checkCreditRequest } from './model/credit-request.ts';
import { removalEffects } from './model/markov.ts';
import type { PathSet } from './model/path-set.ts';
import { readCredits } from './store/credits.ts';
import { type OrderPaths, withOrderPaths } from './store/order-paths.ts';
import { readPathSet, readTopPaths, type TopPath } from './store/paths.ts';

/** Orders split among the moments that led to them, by two models side by side. */
export interface AttributionReport {
  readonly request: CreditRequest;
  readonly plan: ReportPlan;
  readonly computedAt: Date;
  readonly rows: readonly CreditRow[];
  readonly rest: Omit<CreditRow, 'key' | 'effect'> | undefined;
  /** Orders that no moment of the window came before. */
  readonly unknown: Credit;
  readonly total: Credit;
  readonly topPaths: readonly TopPath[];
}

/** Paths listed. */
const TOP_PATHS = 25;

/**
 * Who gets the orders of a period: rows, rest and the unknown add up to the orders, to the unit.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getAttributionReport(
  deps: AttributionDeps,
  context: RequestContext,
  input: ReportRequest,
  request: CreditRequest,
): Promise<AttributionReport> {
  assertCan(context.actor, 'reports:read');
  checkCreditRequest(request);
  const plan = await planPeopleReport(deps, context.actor, { ...input, compare: 'NONE' }, 'TOUCHPOINTS');
  const key = `attribution ${plan.key} ${JSON.stringify(request)}`;
  return deps.reportCache.get(key, () => withSegment(deps, plan, (made) => makeReport(deps, made, request)));
}

async function makeReport(deps: AttributionDeps, plan: ReportPlan, request: CreditRequest): Promise<AttributionReport> {
  const { warehouse } = deps;
  const read = await withOrderPaths(warehouse, plan.scope, request, async (made) => ({
    credits: await readCreditsBy(deps, plan, made, request, ['net', 'orders']),
    topPaths: await readTopPaths(warehouse, made, TOP_PATHS),
  }));
  const [credits, compared, effects] = read.credits;
  return {
    request,
    plan,
    computedAt: deps.clock.now(),
    ...toRows([credits, compared], effects, request.first),
    unknown: credits.unknown,
    total: addCredits([...credits.byKey.values(), credits.unknown]),
    topPaths: read.topPaths,
  };
}

/** The credits of orders by both models, of the measures that are asked for, and the removal effects of the first that is a Markov chain. */
export async function readCreditsBy(
  { warehouse }: Pick<AttributionDeps, 'warehouse'>,
  { zone }: Pick<ReportPlan, 'zone'>,
  made: OrderPaths,
  request: CreditRequest,
  measures: readonly (keyof Credit)[],
): Promise<readonly [credits: Credits, compared: Credits, effects: Effects | undefined]> {
  const models = [request.model, request.compareModel] as const;
  const chains = models.filter((model): model is MarkovModel => !isTouchModel(model));
  const split = await readCredits(warehouse, made, models.map(splitBy), measures);
  const nulls = { withNulls: request.withNulls, dayZone: zone };
  const set = chains.length > 0 ? await readPathSet(warehouse, made, nulls) : undefined;
  const effects = new Map<string, Effects>();
  for (const model of new Set(chains)) if (set) effects.set(model, await computeEffects(set, model));
  const creditOf = (model: AttributionModel): Credits => {
    const [own, credits] = [effects.get(model), split.get(splitBy(model)) ?? NO_CREDITS];
    return own ? creditByEffect(credits, own) : credits;
  };
  return [creditOf(request.model), creditOf(request.compareModel), effects.get(chains[0] ?? '')];
}

/** The removal effects of a chain. Works in slices, so that requests are answered meanwhile. */
export async function computeEffects(set: PathSet, model: MarkovModel): Promise<Effects> {
  const work = removalEffects(set, markovOrder(model), true);
  for (;;) {
    const next = work.next();
    if (next.done) {
      const { ofConversions, ofValue } = next.value;
      return new Map(
        set.keys.map((key, index) => [key, { ofConversions: ofConversions[index] ?? 0, ofValue: ofValue[index] ?? 0 }]),
      );
    }
    await setImmediate();
  }
}
