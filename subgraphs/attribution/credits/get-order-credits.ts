import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { getJourneys } from '../journeys/get-journeys.ts';
import { JOURNEY_WINDOW_DAYS } from '../journeys/model/journey.ts';
import { addDays } from '../periods/model/business-day.ts';
import { planReport } from '../reports/plan-report.ts';
import { computeEffects } from './get-attribution-report.ts';
import { type AttributionModel, isTouchModel, type MarkovModel } from './model/attribution-model.ts';
import type { Effects } from './model/credit-report.ts';
import { MAX_TOUCHES } from './model/credit-request.ts';
import { creditMoments, type TouchpointCredit } from './model/order-credits.ts';
import { withOrderPaths } from './store/order-paths.ts';
import { readPathSet } from './store/paths.ts';

/** An order with the model that it is to be split by. */
export interface OrderByModel {
  readonly orderId: string;
  readonly model: AttributionModel;
}

/** Orders and models of one operation that are answered: a chain is made of all paths of its days. */
const MOST_SPLITS = 20;
/** Days up to that of the order whose paths a chain is made of. */
const CHAIN_DAYS = 90;

/** The removal effects of channels in the days up to an order's, by all paths that the caller may read. */
async function effectsBefore(
  deps: AttributionDeps,
  { actor }: RequestContext,
  placedAt: Date,
  model: MarkovModel,
): Promise<Effects> {
  const day = deps.dayOf(placedAt.getTime());
  const period = { from: addDays(day, 1 - CHAIN_DAYS), before: addDays(day, 1) };
  const plan = await planReport(deps, actor, { ...period, compare: 'NONE' }, 'TOUCHPOINTS');
  return deps.reportCache.get(`effects ${model} ${plan.key}`, async () => {
    const window = { by: 'CHANNEL', windowDays: JOURNEY_WINDOW_DAYS, halfLifeDays: 1 } as const;
    const paths = { withNulls: true, dayZone: plan.zone };
    const set = await withOrderPaths(deps.warehouse, plan.scope, window, (made) =>
      readPathSet(deps.warehouse, made, paths),
    );
    return computeEffects(set, model);
  });
}

/**
 * What models give to each moment before orders, oldest first; null for orders that are unknown here, and beyond what an
 * operation is answered.
 * @throws ForbiddenError for who may not read figures.
 */
export async function getOrderCredits(
  deps: AttributionDeps,
  context: RequestContext,
  asked: readonly OrderByModel[],
): Promise<Array<readonly TouchpointCredit[] | null>> {
  assertCan(context.actor, 'reports:read');
  const answered = asked.slice(0, MOST_SPLITS);
  const orderIds = [...new Set(answered.map(({ orderId }) => orderId))];
  const journeys = await getJourneys(deps, context, orderIds);
  return Promise.all(
    asked.map(async ({ orderId, model }, index) => {
      const journey = index < MOST_SPLITS ? journeys[orderIds.indexOf(orderId)] : undefined;
      if (!journey) return null;
      const moments = journey.moments.slice(-MAX_TOUCHES);
      if (moments.length === 0) return [];
      const by = isTouchModel(model) ? model : await effectsBefore(deps, context, journey.placedAt, model);
      return creditMoments(moments, by);
    }),
  );
}
