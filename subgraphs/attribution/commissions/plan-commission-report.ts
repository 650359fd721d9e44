import type { RequestContext } from '#kernel/request/context.ts';
import type { AttributionDeps } from '../deps.ts';
import { createBusinessDays } from '../periods/model/business-day.ts';
import { checkPeriod, comparablePart, comparedPeriod, type Period, parseZone } from '../periods/model/period.ts';
import type { ReportRequest } from '../reports/model/report.ts';
import { refuseSegment } from '../reports/plan-report.ts';
import { type CommissionScope, readableCommissions } from './model/commission-scope.ts';

/** What a report of commissions is asked for. */
export interface CommissionRequest extends ReportRequest {
  readonly staffMemberId?: string | null | undefined;
}

export interface CommissionPlan {
  readonly scope: CommissionScope;
  readonly previous: CommissionScope | undefined;
}

/** Checks a request and settles what the caller may read of it. @throws ForbiddenError | ValidationError */
export function planCommissionReport(
  { config, clock }: Pick<AttributionDeps, 'config' | 'clock'>,
  { actor }: RequestContext,
  request: CommissionRequest,
): CommissionPlan {
  refuseSegment(request);
  const period: Period = { from: request.from, to: request.before };
  checkPeriod(period);
  const zone = request.timeZone ?? config.timeZone;
  parseZone(zone);
  const asked = { staffId: request.staffMemberId ?? null, locationIds: request.sellingLocationIds ?? [] };
  const scope: CommissionScope = {
    period,
    zone,
    currency: request.currencyCode ?? config.currencyCode,
    shopCurrency: config.currencyCode,
    channels: request.channels ?? [],
    ...readableCommissions(actor, asked),
  };
  const compared = comparedPeriod(period, request.compare ?? 'NONE');
  const today = createBusinessDays(zone)(clock.now().getTime());
  // A day of the period compared with counts whole: the ledger is paid by the day.
  const { isCut: _isCut, ...part } = comparablePart(period, compared ?? period, today);
  return { scope, previous: compared ? { ...scope, period: part } : undefined };
}
