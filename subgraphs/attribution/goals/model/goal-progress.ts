import { parseFigure } from '../../metrics/model/figure-text.ts';
import { type Interval, sumInterval } from '../../metrics/model/interval.ts';
import type { Metric } from '../../metrics/model/metric.ts';
import type { MetricValue } from '../../metrics/model/metric-value.ts';
import { type BusinessDay, daysBetween } from '../../periods/model/business-day.ts';
import type { Goal } from './goal.ts';

/**
 * UPCOMING: not begun. ON_TRACK, AT_RISK, BEHIND: where it will end at the pace so far, by its interval. MET, MISSED: over.
 * UNKNOWN: there is no figure.
 */
type GoalStatus = 'UPCOMING' | 'ON_TRACK' | 'AT_RISK' | 'BEHIND' | 'MET' | 'MISSED' | 'UNKNOWN';

/** The status of a goal; figures are integers of the metric's unit. */
export interface GoalProgress {
  readonly figure: MetricValue;
  readonly status: GoalStatus;
  /** Figure less target. */
  readonly variance: bigint | null;
  /** Share of the period's days that are over. */
  readonly elapsed: number;
  /** Where the figure ends at the pace so far; a quotient is what it is. */
  readonly projected: bigint | null;
  readonly projectedInterval: { readonly low: bigint; readonly high: bigint } | null;
}

/** Days that are over from which a sum is projected with an interval: a week has every weekday. */
const FEWEST_DAYS = 7;

const rounded = (value: number): bigint => BigInt(Math.round(value));

interface Projection {
  readonly projected: bigint;
  readonly interval: Interval | undefined;
}

/** The parts of a series that are over, days or the weeks of a long period, with the days that each has. */
function partsOver(figure: MetricValue, goal: Goal, today: BusinessDay) {
  const series = figure.series ?? [];
  return series
    .map(({ day, value }, index) => ({
      length: daysBetween(day, series[index + 1]?.day ?? goal.endsBefore),
      endsBefore: series[index + 1]?.day ?? goal.endsBefore,
      sum: Number(parseFigure(value, figure.metric.unit, goal.currency)),
    }))
    .filter(({ endsBefore }) => endsBefore <= today);
}

/** What is over, and each day since as a day of it in the mean: a day or week that runs says too little. */
function projectSum(figure: MetricValue, goal: Goal, today: BusinessDay): Projection | undefined {
  const parts = partsOver(figure, goal, today);
  const last = parts.at(-1);
  if (!last) return undefined;
  const left = daysBetween(last.endsBefore, goal.endsBefore);
  const [sum, days] = [parts.reduce((all, part) => all + part.sum, 0), daysBetween(goal.startsOn, last.endsBefore)];
  const projected = rounded(sum + (left * sum) / days);
  if (left === 0 || days < FEWEST_DAYS || parts.length < 2) return { projected, interval: undefined };
  const { low, high } = sumInterval(parts, left);
  return { projected, interval: { low: sum + low, high: sum + high } };
}

function statusOf(metric: Metric, goal: Goal, { projected, interval }: Projection, isOver: boolean): GoalStatus {
  const sign = metric.goodWhen === 'DOWN' ? -1n : 1n;
  const reaches = (figure: bigint) => sign * (figure - goal.target) >= 0n;
  if (isOver) return reaches(projected) ? 'MET' : 'MISSED';
  if (interval && reaches(rounded(interval.low)) !== reaches(rounded(interval.high))) return 'AT_RISK';
  return reaches(projected) ? 'ON_TRACK' : 'BEHIND';
}

/** The status of a goal today, from the figure of its period so far. */
export function progressOf(goal: Goal, figure: MetricValue, today: BusinessDay): GoalProgress {
  const { metric } = figure;
  const read = (text: string) => parseFigure(text, metric.unit, goal.currency);
  const value = figure.value === null ? null : read(figure.value);
  const length = daysBetween(goal.startsOn, goal.endsBefore);
  const elapsed = Math.min(1, Math.max(0, daysBetween(goal.startsOn, today) / length));
  const none = { figure, elapsed, projected: null, projectedInterval: null };
  if (today < goal.startsOn) return { ...none, status: 'UPCOMING', variance: null };
  if (value === null) return { ...none, status: 'UNKNOWN', variance: null };
  const isOver = today >= goal.endsBefore;
  const asItIs: Projection = {
    projected: value,
    interval: figure.interval && { low: Number(read(figure.interval.low)), high: Number(read(figure.interval.high)) },
  };
  const isSum = !metric.isQuotient && (figure.series?.length ?? 0) > 0;
  const projection = isOver || !isSum ? asItIs : projectSum(figure, goal, today);
  const { interval } = projection ?? {};
  return {
    figure,
    elapsed,
    variance: value - goal.target,
    status: projection ? statusOf(metric, goal, projection, isOver) : 'UNKNOWN',
    projected: projection?.projected ?? null,
    projectedInterval: interval ? { low: rounded(interval.low), high: rounded(interval.high) } : null,
  };
}
