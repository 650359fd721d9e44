import type { DayRange } from '../../../filters/period.ts';
import { addDays, type BusinessDay, startOfMonth, startOfQuarter } from '../../../time/business-day.ts';

export const GOAL_PERIODS = ['month', 'nextMonth', 'quarter', 'custom'] as const;
export type GoalPeriod = (typeof GOAL_PERIODS)[number];

/** The first day of the month after the one that a day lies in. */
const nextMonth = (day: BusinessDay) => startOfMonth(addDays(startOfMonth(day), 31));

/** The days of a named period; half-open. */
export function daysOf(period: Exclude<GoalPeriod, 'custom'>, today: BusinessDay): DayRange {
  switch (period) {
    case 'month':
      return { from: startOfMonth(today), to: nextMonth(today) };
    case 'nextMonth':
      return { from: nextMonth(today), to: nextMonth(nextMonth(today)) };
    case 'quarter': {
      const from = startOfQuarter(today);
      return { from, to: nextMonth(nextMonth(nextMonth(from))) };
    }
  }
}
