import type { ReportFilters } from '../../../filters/codec.ts';
import { resolvePeriod } from '../../../filters/period.ts';
import { addDays, type BusinessDay } from '../../../time/business-day.ts';
import type { OrderListFilter } from '../../orders/order/resource.ts';

/** The orders list narrowed exactly as the report is, so that its count equals the card's. */
export function ordersLink(filters: ReportFilters, today: BusinessDay, currency: string | null): string {
  const { from, to } = resolvePeriod(filters.period, today);
  const filter: OrderListFilter = {
    from,
    to: addDays(to, -1),
    ...(filters.channels.length > 0 ? { channels: filters.channels } : {}),
    ...(filters.stores.length > 0 ? { storeIds: filters.stores } : {}),
    ...(currency === null ? {} : { currencyCode: currency }),
  };
  return `/orders?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
