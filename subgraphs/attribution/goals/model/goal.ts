import type { GoalId } from '../../../shared/ids.ts';
import type { MetricKey } from '../../metrics/model/metrics.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { FigureScope } from './figure-scope.ts';

/** What a figure is to reach over a half-open period of business days; the target is an integer of the figure's unit. */
export interface Goal extends FigureScope {
  readonly id: GoalId;
  readonly version: number;
  readonly metric: MetricKey;
  readonly startsOn: BusinessDay;
  readonly endsBefore: BusinessDay;
  readonly currency: string;
  readonly target: bigint;
  readonly updatedAt: Date;
}

/** What is set of a goal. */
export type SetGoal = Omit<Goal, 'id' | 'version' | 'updatedAt'>;
