import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { DateRange } from '../model/order-filter.ts';

/** Conditions that an instant lies in the days of a range. */
export function within(instant: SqlQuery, { from, before, timeZone }: DateRange): SqlQuery[] {
  const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone ${timeZone}`;
  return [
    ...(from === undefined ? [] : [sql`${instant} >= ${startOf(from)}`]),
    ...(before === undefined ? [] : [sql`${instant} < ${startOf(before)}`]),
  ];
}
