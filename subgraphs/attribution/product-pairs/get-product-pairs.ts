import type { RequestContext } from '#kernel/request/context.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportRequest } from '../reports/model/report.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import { type ProductPair, readProductPairs } from './store/product-pairs.ts';

export const MAX_PRODUCT_PAIRS = 500;

/**
 * What was bought together, the most frequent pairs first.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getProductPairs(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  first: number,
): Promise<readonly ProductPair[]> {
  assertCan(context.actor, 'reports:read');
  const bounds = { min: 1, max: MAX_PRODUCT_PAIRS };
  const issues = boundIssues('first', first, bounds, 'size', `must be from 1 to ${MAX_PRODUCT_PAIRS}`);
  if (issues.length > 0) throw new ValidationError(issues);
  const plan = await planPeopleReport(deps, context.actor, request);
  return deps.reportCache.get(`product pairs ${first} ${plan.key}`, () =>
    withSegment(deps, plan, ({ scope }) => readProductPairs(deps.warehouse, scope, first)),
  );
}
