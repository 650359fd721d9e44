import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportPlan, ReportRequest, ReportScope } from '../reports/model/report.ts';
import { planReport } from '../reports/plan-report.ts';
import { DEFAULT_OPTIONS, type StockOptions, type StockScope, toStockScope } from './model/stock-scope.ts';

/** A report of stock made definite. */
export interface StockPlan {
  readonly plan: ReportPlan;
  readonly options: StockOptions;
  scopeOf(scope: ReportScope): StockScope;
  readonly key: string;
}

/** Options as the API takes them. */
export type AskedOptions = { readonly [Name in keyof StockOptions]?: number | null | undefined };

const MAX_COVER_DAYS = 730;
const MAX_PERCENT = 1_000;

function checkOption(path: keyof StockOptions, asked: number | null | undefined, limit: number): number {
  const value = asked ?? DEFAULT_OPTIONS[path];
  if (value >= 0 && value <= limit) return value;
  const issueCode = value < 0 ? 'TOO_SMALL' : 'TOO_LARGE';
  throw new ValidationError([{ path, issueCode, message: `must be between 0 and ${limit}`, limit }]);
}

/**
 * Checks a request about stock and says which facts it reads. Staff bound to stores read the stock of these alone.
 * @throws ForbiddenError | ValidationError
 */
export async function planStock(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  asked: AskedOptions = {},
): Promise<StockPlan> {
  assertCan(context.actor, 'reports:read');
  const options = {
    coverDays: checkOption('coverDays', asked.coverDays, MAX_COVER_DAYS),
    marginPressurePercent: checkOption('marginPressurePercent', asked.marginPressurePercent, MAX_PERCENT),
  };
  const plan = await planReport(deps, context.actor, request, 'TOUCHPOINTS');
  const facts = { shopZone: deps.config.timeZone, coverDays: options.coverDays };
  return {
    plan,
    options,
    scopeOf: (scope) => toStockScope(plan, scope, facts),
    key: `${plan.key} ${JSON.stringify(options)}`,
  };
}
