import type { AlertRuleId } from '../../../shared/ids.ts';
import type { MetricKey } from '../../metrics/model/metrics.ts';
import { addDays, type BusinessDay } from '../../periods/model/business-day.ts';
import type { Period } from '../../periods/model/period.ts';
import type { FigureScope } from './figure-scope.ts';

/** NORMAL: within its bound. PENDING: past it, not for long enough. FIRING: an alert. RECOVERING: back, not for long enough. */
export type AlertState = 'NORMAL' | 'PENDING' | 'FIRING' | 'RECOVERING';

/** What a rule watches: figures are integers of their unit. */
export interface AlertCondition extends FigureScope {
  readonly metric: MetricKey;
  readonly currency: string;
  readonly direction: 'ABOVE' | 'BELOW';
  readonly threshold: bigint;
  /** Days that are over whose figure it is; 0 for today so far. */
  readonly days: number;
  readonly holdMinutes: number;
  readonly coolDownMinutes: number;
}

/** The state of a rule. */
export interface AlertStanding {
  readonly state: AlertState;
  readonly stateChangedAt: Date;
}

export interface AlertRule extends AlertCondition, AlertStanding {
  readonly id: AlertRuleId;
  readonly version: number;
  readonly isActive: boolean;
  readonly figure: bigint | null;
  readonly observations: number;
  readonly checkedAt: Date | null;
}

/** One change of a rule's state. */
export interface AlertChange {
  readonly stateBefore: AlertState;
  readonly stateAfter: AlertState;
  readonly figure: bigint | null;
  readonly occurredAt: Date;
}

/** Past the bound, strictly: 15 % is no more than 15 %. */
export function isPast({ direction, threshold }: Pick<AlertCondition, 'direction' | 'threshold'>, figure: bigint) {
  return direction === 'ABOVE' ? figure > threshold : figure < threshold;
}

function nextState(
  rule: Pick<AlertCondition, 'holdMinutes' | 'coolDownMinutes'> & AlertStanding,
  past: boolean,
  now: Date,
): AlertState {
  const minutes = (now.getTime() - rule.stateChangedAt.getTime()) / 60_000;
  switch (rule.state) {
    case 'NORMAL':
      if (!past) return 'NORMAL';
      return rule.holdMinutes === 0 ? 'FIRING' : 'PENDING';
    case 'PENDING':
      if (!past) return 'NORMAL';
      return minutes >= rule.holdMinutes ? 'FIRING' : 'PENDING';
    case 'FIRING':
      if (past) return 'FIRING';
      return rule.coolDownMinutes === 0 ? 'NORMAL' : 'RECOVERING';
    case 'RECOVERING':
      if (past) return 'FIRING';
      return minutes >= rule.coolDownMinutes ? 'NORMAL' : 'RECOVERING';
  }
}

/**
 * The state of a rule after a check: past its bound for `holdMinutes` it fires, within it for `coolDownMinutes` it is
 * normal again, and what passes the bound before that is the same alert still. Without a figure nothing changes.
 */
export function standingAfter(
  rule: Pick<AlertCondition, 'direction' | 'threshold' | 'holdMinutes' | 'coolDownMinutes'> & AlertStanding,
  figure: bigint | null,
  now: Date,
): AlertStanding {
  const state = figure === null ? rule.state : nextState(rule, isPast(rule, figure), now);
  return state === rule.state ? { state, stateChangedAt: rule.stateChangedAt } : { state, stateChangedAt: now };
}

/** The period whose figure a rule of so many days watches: days that are over, or today so far. */
export function watchedPeriod(days: number, today: BusinessDay): Period {
  return days === 0 ? { from: today, to: addDays(today, 1) } : { from: addDays(today, -days), to: today };
}
