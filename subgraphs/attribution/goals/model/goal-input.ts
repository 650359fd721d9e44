import { ValidationError } from '#kernel/values/errors.ts';
import { parseFigure } from '../../metrics/model/figure-text.ts';
import { type MetricKey, metricOf } from '../../metrics/model/metrics.ts';
import { daysBetween } from '../../periods/model/business-day.ts';
import { checkPeriod } from '../../periods/model/period.ts';
import type { FigureScope } from './figure-scope.ts';
import type { SetGoal } from './goal.ts';

/** Days that a goal may span: two years, each with a 29 February. */
const MAX_DAYS = 732;

/** A goal as it comes from a page or a file. */
interface GoalInput {
  readonly metric: MetricKey;
  readonly scope: FigureScope;
  readonly from: string;
  readonly before: string;
  readonly currency: string;
  readonly target: string;
}

/** @throws ValidationError */
export function toSetGoal({ metric, scope, from, before, currency, target }: GoalInput): SetGoal {
  checkPeriod({ from, to: before });
  if (daysBetween(from, before) > MAX_DAYS) {
    const message = `a goal spans at most ${MAX_DAYS} days`;
    throw new ValidationError([{ path: 'before', issueCode: 'TOO_LARGE', message, limit: MAX_DAYS }]);
  }
  const figure = parseFigure(target, metricOf(metric).unit, currency, 'target');
  return { metric, ...scope, startsOn: from, endsBefore: before, currency, target: figure };
}
