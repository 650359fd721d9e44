import type { ReportDimension } from '../model/breakdown.ts';
import type { SeriesUnit } from '../model/series.ts';

/** The key of one dimension, as text; `day` is the expression of the day that the facts count on. */
export function keyExpression(dimension: ReportDimension, day: string): string {
  switch (dimension) {
    case 'CHANNEL':
      return 'toString(channel)';
    case 'STORE':
      return 'toString(store_id)';
    case 'CATEGORY':
      return 'toString(category)';
    case 'PRODUCT':
      return 'product_id';
    case 'CUSTOMER_KIND':
      return 'customer_kind';
    case 'DELIVERY_METHOD':
      return 'toString(delivery_method)';
    case 'EMPLOYEE':
      return 'toString(staff_id)';
    case 'RETURN_STORE':
      return 'toString(return_location_id)';
    case 'DAY':
      return `toString(${day})`;
    case 'WEEK':
      return `toString(toMonday(${day}))`;
    case 'MONTH':
      return `formatDateTime(${day}, '%Y-%m')`;
    case 'QUARTER':
      return `concat(toString(toYear(${day})), '-Q', toString(toQuarter(${day})))`;
    case 'YEAR':
      return `toString(toYear(${day}))`;
  }
}

/** The first day of the point of a series that a fact belongs to; the first point begins where the period does. */
export function cutExpression(unit: SeriesUnit, day: string): string {
  switch (unit) {
    case 'DAY':
      return `toString(${day})`;
    case 'WEEK':
      return `toString(greatest(toDate32(toMonday(${day})), {from:Date32}))`;
    case 'MONTH':
      return `toString(greatest(toDate32(toStartOfMonth(${day})), {from:Date32}))`;
    case 'QUARTER':
      return `toString(greatest(toDate32(toStartOfQuarter(${day})), {from:Date32}))`;
  }
}
