import type { RequestContext } from '#kernel/request/context.ts';
import type { AttributionDeps } from '../deps.ts';
import type { CommissionScope } from './model/commission-scope.ts';
import { type CommissionRequest, planCommissionReport } from './plan-commission-report.ts';
import { type Payout, type Payouts, readPayouts } from './store/payouts.ts';

export interface CommissionReport extends Payouts {
  readonly scope: CommissionScope;
  readonly previousTotal: Payout | null;
  readonly computedAt: Date;
}

/** What was earned in a period, by associate and by store, as far as the caller may see. @throws ForbiddenError | ValidationError */
export async function getCommissionReport(
  deps: AttributionDeps,
  request: RequestContext,
  input: CommissionRequest,
): Promise<CommissionReport> {
  const { scope, previous } = planCommissionReport(deps, request, input);
  const [payouts, before] = await Promise.all([
    readPayouts(deps.db, scope),
    previous && readPayouts(deps.db, previous),
  ]);
  return { ...payouts, scope, previousTotal: before?.total ?? null, computedAt: deps.clock.now() };
}
