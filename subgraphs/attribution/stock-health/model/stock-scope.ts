import type { BusinessDay } from '../../periods/model/business-day.ts';
import { addDays } from '../../periods/model/business-day.ts';
import type { ReportPlan, ReportScope } from '../../reports/model/report.ts';

/** What a report of stock may ask beside the period. */
export interface StockOptions {
  /** Units that sell within so many days are no excess. */
  readonly coverDays: number;
  /** Margin pressure above it is red. */
  readonly marginPressurePercent: number;
}

/** Days of cover beyond which units are too many, and percent of net sales above which margin is under pressure. */
export const DEFAULT_OPTIONS: StockOptions = { coverDays: 90, marginPressurePercent: 10 };

/** Which stock a report reads: that of its days so far, as the shop's own zone cuts them. */
export interface StockScope extends ReportScope {
  /** The first day that is not read: the end of the period, or tomorrow. */
  readonly until: BusinessDay;
  readonly shopZone: string;
  readonly coverDays: number;
}

export function toStockScope(
  plan: ReportPlan,
  scope: ReportScope,
  facts: { readonly shopZone: string; readonly coverDays: number },
): StockScope {
  const tomorrow = addDays(plan.today, 1);
  return { ...scope, ...facts, until: scope.period.to < tomorrow ? scope.period.to : tomorrow };
}
