import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { DayOf } from './reader.ts';

/** A row of `service_moment`. */
interface ServiceMoment {
  readonly event_id: string;
  readonly kind: string;
  readonly detail: string;
  readonly subject_id: string;
  readonly occurred_at: string;
  readonly measured_from: string;
  readonly day: BusinessDay;
  readonly order_id?: string;
  readonly customer_id?: string;
  readonly staff_id?: string;
  readonly channel?: string;
  readonly store_id?: string;
  readonly selling_store_id?: string;
  readonly currency?: string;
  readonly amount_minor?: string;
  readonly units?: number;
  readonly recorded_units?: number;
}

/** A moment of an event, on its business day; measured from itself unless it says from when. */
export function serviceMoment(
  moment: Omit<ServiceMoment, 'day' | 'measured_from'> & { readonly measured_from?: string },
  dayOf: DayOf,
): ServiceMoment {
  const { occurred_at, measured_from = occurred_at } = moment;
  return { ...moment, measured_from, day: dayOf(Date.parse(occurred_at)) };
}
