import type { BusinessDay } from '../../../time/business-day.ts';

/** Months that the page offers, this one first. */
const OFFERED = 24;

const monthOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);

/** The month of a day and those before it, "2026-11". */
export function lastMonths(today: BusinessDay): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: OFFERED }, (_, back) => monthOf(year, month - 1 - back));
}

/** The first day outside a month. */
export function monthAfter(text: string): BusinessDay {
  const [year = 0, month = 1] = text.split('-').map(Number);
  return `${monthOf(year, month)}-01`;
}
