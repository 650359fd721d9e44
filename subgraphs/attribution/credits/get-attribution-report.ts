import { setImmediate } from 'node:timers/promises';
import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportPlan, ReportRequest } from '../reports/model/report.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import { isTouchModel, type MarkovModel, markovOrder } from './model/attribution-model.ts';
import {
  addCredits,
  type Credit,
  type CreditRow,
  type Credits,
  creditByEffect,
  type Effects,
  splitBy,
  toRows,
} from './model/credit-report.ts';
import { type CreditRequest, checkCreditRequest } from './model/credit-request.ts';
import { removalEffects } from './model/markov.ts';
import type { PathSet } from './model/path-set.ts';
import { readCredits } from './store/credits.ts';
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
  const [[credits, compared, effects], topPaths] = await Promise.all([
    readCreditsBy(deps, plan, request),
    readTopPaths(deps.warehouse, plan.scope, request, TOP_PATHS),
  ]);
  return {
    request,
    plan,
    computedAt: deps.clock.now(),
    ...toRows([credits, compared], effects, request.first),
    unknown: credits.unknown,
    total: addCredits([...credits.byKey.values(), credits.unknown]),
    topPaths,
  };
}

/** The credits of a plan by both models, and the removal effects of the first that is a Markov chain. */
export async function readCreditsBy(
  deps: AttributionDeps,
  { scope, zone }: Pick<ReportPlan, 'scope' | 'zone'>,
  request: CreditRequest,
  options: { readonly withNewcomers?: boolean } = {},
): Promise<readonly [credits: Credits, compared: Credits, effects: Effects | undefined]> {
  const { warehouse } = deps;
  const models = [request.model, request.compareModel] as const;
  const chains = models.filter((model): model is MarkovModel => !isTouchModel(model));
  const [split, set] = await Promise.all([
    readCredits(warehouse, scope, request, [splitBy(request.model), splitBy(request.compareModel)], options),
    chains.length > 0
      ? readPathSet(warehouse, scope, request, { withNulls: request.withNulls, dayZone: zone })
      : undefined,
  ]);
  const effects = new Map<string, Effects>();
  for (const model of new Set(chains)) if (set) effects.set(model, await computeEffects(set, model));
  const creditOf = (place: 0 | 1): Credits => {
    const own = effects.get(models[place]);
    return own ? creditByEffect(split[place], own) : split[place];
  };
  return [creditOf(0), creditOf(1), effects.get(chains[0] ?? '')];
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
