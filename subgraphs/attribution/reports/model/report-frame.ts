import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { Period } from '../../periods/model/period.ts';
import type { ReportPlan } from './report.ts';

/** What every report says of itself: which days, of which currency, as of when. */
export interface ReportFrame extends Period {
  readonly compareFrom: BusinessDay | null;
  readonly compareTo: BusinessDay | null;
  readonly historyFrom: BusinessDay | null;
  readonly wholeFrom: BusinessDay | null;
  readonly zone: string;
  readonly currencyCode: string;
  readonly currencies: readonly string[];
  readonly computedAt: Date;
  readonly dataVersion: string;
}

export function frameOf(plan: ReportPlan, computedAt: Date): ReportFrame {
  const { scope, previous } = plan;
  return {
    ...scope.period,
    compareFrom: previous?.period.from ?? null,
    compareTo: previous?.period.to ?? null,
    historyFrom: plan.historyFrom,
    wholeFrom: plan.wholeFrom ?? null,
    zone: plan.zone,
    currencyCode: scope.currency,
    currencies: plan.currencies,
    computedAt,
    dataVersion: plan.dataVersion,
  };
}
