import type { OverviewResult } from '../../../api/generated/attribution/reports.ts';

/** Everything that the overview page shows, read in one operation. */
export type OverviewReport = OverviewResult['overview'];

/** True when the period compared with begins before the history does: a change would be one of the history, not of sales. */
export function isComparisonShort({
  compareFrom,
  historyFrom,
}: Pick<OverviewReport, 'compareFrom' | 'historyFrom'>): boolean {
  return compareFrom !== null && (historyFrom === null || compareFrom < historyFrom);
}
