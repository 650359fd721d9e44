import {
  addDays,
  type BusinessDay,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
} from '../time/business-day.ts';

/** Short keys as they stand in the URL, in the order of the menu. */
export const PRESETS = ['t', 'y', '7d', '28d', '30d', '90d', 'wtd', 'mtd', 'qtd', 'ytd', 'lm', 'ly'] as const;
export type Preset = (typeof PRESETS)[number];

/** Half-open: `to` is the first day after the range. */
export interface DayRange {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
}

export type Period = { readonly preset: Preset } | ({ readonly preset: 'custom' } & DayRange);

const ROLLING: Partial<Record<Preset, number>> = { '7d': 7, '28d': 28, '30d': 30, '90d': 90 };

/** The days that a period means on a given day; rolling and to-date periods end with today, which is unfinished. */
export function resolvePeriod(period: Period, today: BusinessDay): DayRange {
  if (period.preset === 'custom') return { from: period.from, to: period.to };
  const tomorrow = addDays(today, 1);
  const days = ROLLING[period.preset];
  if (days !== undefined) return { from: addDays(tomorrow, -days), to: tomorrow };
  switch (period.preset) {
    case 'y':
      return { from: addDays(today, -1), to: today };
    case 'wtd':
      return { from: startOfWeek(today), to: tomorrow };
    case 'mtd':
      return { from: startOfMonth(today), to: tomorrow };
    case 'qtd':
      return { from: startOfQuarter(today), to: tomorrow };
    case 'ytd':
      return { from: startOfYear(today), to: tomorrow };
    case 'lm':
      return { from: startOfMonth(addDays(startOfMonth(today), -1)), to: startOfMonth(today) };
    case 'ly':
      return { from: startOfYear(addDays(startOfYear(today), -1)), to: startOfYear(today) };
    default:
      return { from: today, to: tomorrow };
  }
}
