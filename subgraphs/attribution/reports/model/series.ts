import { figureText } from '../../metrics/model/figure-text.ts';
import type { MetricUnit } from '../../metrics/model/metric.ts';
import type { SeriesPoint } from '../../metrics/model/metric-value.ts';
import { addDays, addMonths, type BusinessDay, daysBetween, mondayOf } from '../../periods/model/business-day.ts';
import { isPartial, type Period } from '../../periods/model/period.ts';

/** Points of a series: a chart and a reader take no more. */
const MAX_POINTS = 100;
/** Days that are still drawn day by day. */
const MAX_DAYS = 92;

export type SeriesUnit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

/** How a period is cut into points. The first begins where the period does. */
export interface Cut {
  readonly unit: SeriesUnit;
  readonly days: readonly BusinessDay[];
}

const firstOfMonth = (day: BusinessDay): BusinessDay => `${day.slice(0, 8)}01`;

function firstOfQuarter(day: BusinessDay): BusinessDay {
  const month = Number(day.slice(5, 7));
  return addMonths(firstOfMonth(day), -((month - 1) % 3));
}

const STARTS: Readonly<Record<SeriesUnit, (day: BusinessDay) => BusinessDay>> = {
  DAY: (day) => day,
  WEEK: mondayOf,
  MONTH: firstOfMonth,
  QUARTER: firstOfQuarter,
};

const NEXT: Readonly<Record<SeriesUnit, (start: BusinessDay) => BusinessDay>> = {
  DAY: (day) => addDays(day, 1),
  WEEK: (monday) => addDays(monday, 7),
  MONTH: (first) => addMonths(first, 1),
  QUARTER: (first) => addMonths(first, 3),
};

function cutBy({ from, to }: Period, unit: SeriesUnit): BusinessDay[] {
  const days = [from];
  for (let next = NEXT[unit](STARTS[unit](from)); next < to; next = NEXT[unit](next)) days.push(next);
  return days;
}

/** Days up to 92 of them, else weeks, months or quarters: the finest that makes at most 100 points. */
export function cutOf(period: Period): Cut {
  if (daysBetween(period.from, period.to) <= MAX_DAYS) return { unit: 'DAY', days: cutBy(period, 'DAY') };
  for (const unit of ['WEEK', 'MONTH'] as const) {
    const days = cutBy(period, unit);
    if (days.length <= MAX_POINTS) return { unit, days };
  }
  return { unit: 'QUARTER', days: cutBy(period, 'QUARTER') };
}

/** The points of one figure; a quotient has none where there is nothing to divide by. */
export function pointsOf(
  { unit, days }: Cut,
  end: BusinessDay,
  today: BusinessDay,
  figure: { readonly unit: MetricUnit; readonly currency: string; at(day: BusinessDay): bigint | null },
): SeriesPoint[] {
  return days.flatMap((day, index) => {
    const value = figureText(figure.at(day), figure.unit, figure.currency);
    if (value === null) return [];
    const start = STARTS[unit](day);
    const point = { from: day, to: days[index + 1] ?? end };
    return [{ day, value, isPartial: isPartial(point, { from: start, to: NEXT[unit](start) }, today) }];
  });
}
