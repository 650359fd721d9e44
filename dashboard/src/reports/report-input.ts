import type { ReportInput } from '../api/generated/attribution/reports.ts';
import { comparisonOf, type ReportFilters } from '../filters/codec.ts';
import { resolvePeriod } from '../filters/period.ts';
import { segmentInput } from '../filters/segment.ts';
import type { BusinessDay } from '../time/business-day.ts';

/** The filters of a page as every report of the API takes them. */
export function toReportInput(filters: ReportFilters, today: BusinessDay): ReportInput {
  const { from, to } = resolvePeriod(filters.period, today);
  return {
    from,
    before: to,
    compare: comparisonOf(filters),
    ...(filters.channels.length > 0 ? { channelIds: filters.channels } : {}),
    ...(filters.stores.length > 0 ? { sellingLocationIds: filters.stores } : {}),
    ...segmentInput(filters.segments),
    ...(filters.currency === null ? {} : { currencyCode: filters.currency }),
  };
}
