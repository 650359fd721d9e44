import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import { addMonths, type ChannelValue, type Cohort } from './cohorts.ts';
import type { ObservedValues } from './observed-lifetimes.ts';
import type { PredictedValues } from './predicted-values.ts';
import type { RfmCell } from './rfm.ts';

/** Cohorts of so many months are shown where the period is shorter. */
const MONTHS = 24;
/** And no more. */
const MOST_MONTHS = 36;

/** Customers by what they were worth, as the API answers it. */
export interface CustomersReport {
  readonly frame: ReportFrame;
  readonly acquiredFrom: BusinessDay;
  readonly observed: ObservedValues;
  readonly cohorts: readonly Cohort[];
  readonly channels: readonly ChannelValue[];
  readonly rfm: readonly RfmCell[];
  /** What the models predict; null before they were first fitted, and while too few customers bought again. */
  readonly predicted: PredictedValues | null;
}

/**
 * From when customers of a report were acquired: from its first day, yet over at least the 24 months that end with it, the
 * last of them included, and at most 36.
 */
export function acquiredFrom(from: BusinessDay, before: BusinessDay): BusinessDay {
  const lastMonth = addMonths(before, before.endsWith('-01') ? -1 : 0);
  const [least, most] = [addMonths(lastMonth, 1 - MONTHS), addMonths(lastMonth, 1 - MOST_MONTHS)];
  const asked = from < least ? from : least;
  return asked < most ? most : asked;
}
