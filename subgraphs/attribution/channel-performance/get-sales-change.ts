import type { RequestContext } from '#kernel/request/context.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { drillKey, drillOfSums } from '../reports/model/drill-key.ts';
import type { ReportPlan, ReportRequest, ReportScope } from '../reports/model/report.ts';
import { frameOf, type ReportFrame } from '../reports/model/report-frame.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import {
  CHANGE_DIMENSIONS,
  type ChangeBy,
  changeBy,
  changeOfAll,
  type Move,
  type Mover,
} from './model/sales-change.ts';
import { readNetSalesBy } from './store/sales-change.ts';

/** What moved net sales between a period and the one it is compared with. */
export interface SalesChange {
  readonly frame: ReportFrame;
  readonly all: Move;
  readonly by: readonly ChangeBy[];
  /** Keys of the rows behind what a mover sold in the period, and in the one compared with. */
  readonly drillsOf: (mover: Mover) => { readonly now: string; readonly before: string };
}

/** Movers named of each dimension, in either direction. */
export const MAX_MOVERS = 20;

async function makeChange(
  deps: AttributionDeps,
  plan: ReportPlan,
  previous: ReportScope,
  first: number,
): Promise<SalesChange> {
  const [now, before] = await Promise.all([
    readNetSalesBy(deps.warehouse, plan.scope),
    readNetSalesBy(deps.warehouse, previous),
  ]);
  const { gatewayCredential } = deps.config;
  return {
    frame: frameOf(plan, deps.clock.now()),
    all: changeOfAll(now, before),
    by: CHANGE_DIMENSIONS.map((dimension) => changeBy(dimension, now, before, first)),
    drillsOf: ({ key }) => ({
      now: drillKey(gatewayCredential, drillOfSums(plan.scope, [[key.dimension, key.value]])),
      before: drillKey(gatewayCredential, drillOfSums(previous, [[key.dimension, key.value]])),
    }),
  };
}

/**
 * How far each channel, store and category moved net sales; null where the request compares with nothing, or with days
 * that are not whole.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getSalesChange(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  first: number,
): Promise<SalesChange | null> {
  assertCan(context.actor, 'reports:read');
  const issues = boundIssues('first', first, { min: 1, max: MAX_MOVERS }, 'size', `must be from 1 to ${MAX_MOVERS}`);
  if (issues.length > 0) throw new ValidationError(issues);
  const plan = await planPeopleReport(deps, context.actor, request);
  const { previous } = plan;
  if (!previous) return null;
  return deps.reportCache.get(`change ${first} ${plan.key}`, () =>
    withSegment(deps, plan, (made) => makeChange(deps, made, made.previous ?? previous, first)),
  );
}
