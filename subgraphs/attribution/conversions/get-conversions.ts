import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportPlan, ReportRequest } from '../reports/model/report.ts';
import { planReport } from '../reports/plan-report.ts';
import type { Conversion } from './model/conversion.ts';
import { readConversions } from './store/conversions.ts';

/** How sales in other currencies count in the shop's, and which do not. */
export interface ConversionsReport {
  readonly plan: ReportPlan;
  readonly computedAt: Date;
  readonly shopCurrency: string;
  readonly conversions: readonly Conversion[];
}

/**
 * Sales of a period in other currencies than the shop's, converted or not.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getConversions(
  deps: AttributionDeps,
  { actor }: RequestContext,
  request: ReportRequest,
): Promise<ConversionsReport> {
  assertCan(actor, 'reports:read');
  const shopCurrency = deps.config.currencyCode;
  const plan = await planReport(deps, actor, { ...request, currencyCode: shopCurrency, compare: 'NONE' });
  const conversions = await deps.reportCache.get(`conversions ${plan.key}`, () =>
    readConversions(deps.warehouse, plan.scope, shopCurrency),
  );
  return { plan, computedAt: deps.clock.now(), shopCurrency, conversions };
}
