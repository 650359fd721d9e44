import type { RequestContext } from '#kernel/request/context.ts';
import type { Money } from '#kernel/values/money.ts';
import type { AttributionDeps } from '../deps.ts';
import type { CommissionScope } from './model/commission-scope.ts';
import { type CommissionRequest, planCommissionReport } from './plan-commission-report.ts';
import { type Payout, type Payouts, readPayouts, readUncounted } from './store/payouts.ts';

export interface CommissionReport extends Payouts {
  readonly scope: CommissionScope;
  readonly previousTotal: Payout | null;
  /** Commissions on orders without a rate: in no figure. */
  readonly uncounted: readonly Money[];
  readonly computedAt: Date;
}

/** What was earned in a period, by associate and by store, as far as the caller may see. @throws ForbiddenError | ValidationError */
export async function getCommissionReport(
  deps: AttributionDeps,
  request: RequestContext,
  input: CommissionRequest,
): Promise<CommissionReport> {
  const { scope, previous } = planCommissionReport(deps, request, input);
  const [payouts, before, uncounted] = await Promise.all([
    readPayouts(deps.db, scope),
    previous && readPayouts(deps.db, previous),
    readUncounted(deps.db, scope),
  ]);
  return { ...payouts, scope, previousTotal: before?.total ?? null, uncounted, computedAt: deps.clock.now() };
}
