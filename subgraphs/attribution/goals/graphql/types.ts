import { builder, connectionType } from '../../builder.ts';
import type { AlertChange, AlertRule } from '../model/alert.ts';
import type { Goal } from '../model/goal.ts';
import type { GoalProgress } from '../model/goal-progress.ts';

export const GoalType = builder.objectRef<Goal>('Goal');
export const GoalConnectionType = connectionType('Goal', GoalType);
export const GoalProgressType = builder.objectRef<GoalProgress & { readonly currency: string }>('GoalProgress');
export const AlertRuleType = builder.objectRef<AlertRule>('AlertRule');
export const AlertChangeType = builder.objectRef<AlertChange & Pick<AlertRule, 'metric' | 'currency'>>('AlertChange');

export const GoalStatusType = builder.enumType('GoalStatus', {
  description: 'The status of a goal.',
  values: {
    AT_RISK: { description: 'The interval of where it will end holds the target.' },
    BEHIND: { description: 'At the pace so far it will miss the target.' },
    MET: { description: 'Its period is over, and the target was reached.' },
    MISSED: { description: 'Its period is over, and the target was not reached.' },
    ON_TRACK: { description: 'At the pace so far it will reach the target.' },
    UNKNOWN: { description: 'There is no figure yet.' },
    UPCOMING: { description: 'Its period has not begun.' },
  },
});

export const AlertStateType = builder.enumType('AlertState', {
  description: 'The state of an alert rule.',
  values: {
    FIRING: { description: 'The figure is past its bound, for as long as the rule says.' },
    NORMAL: { description: 'The figure is within its bound.' },
    PENDING: { description: 'The figure is past its bound, not for as long as the rule says.' },
    RECOVERING: { description: 'It fired; the figure is within its bound, not for as long as the rule says.' },
  },
});

export const AlertDirectionType = builder.enumType('AlertDirection', {
  description: 'Which side of its threshold a figure must not be on.',
  values: {
    ABOVE: { description: 'More than the threshold is an alert; the threshold itself is none.' },
    BELOW: { description: 'Less than the threshold is an alert; the threshold itself is none.' },
  },
});
