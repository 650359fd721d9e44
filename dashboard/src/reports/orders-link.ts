import type { ReportFilters } from '../filters/codec.ts';
import { orderListPath } from '../filters/order-filter.ts';
import { resolvePeriod } from '../filters/period.ts';
import { addDays, type BusinessDay } from '../time/business-day.ts';

/**
 * The orders list narrowed exactly as the report is, so that its count equals the card's. Orders of other currencies count in
 * a report by their rates: the list names the currency of the report alone where some of the period have none. Null for a
 * segment, which the list does not know.
 */
export function ordersLink(
  filters: ReportFilters,
  today: BusinessDay,
  { currencyCode, currencies }: { readonly currencyCode: string; readonly currencies: readonly string[] },
): string | null {
  if (filters.segments.length > 0) return null;
  const { from, to } = resolvePeriod(filters.period, today);
  return orderListPath({
    from,
    to: addDays(to, -1),
    ...(filters.channels.length > 0 ? { channels: filters.channels } : {}),
    ...(filters.stores.length > 0 ? { storeIds: filters.stores } : {}),
    ...(currencies.every((one) => one === currencyCode) ? {} : { currencyCode }),
  });
}
