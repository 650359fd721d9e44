import { parsePage } from '#kernel/values/pagination.ts';
import { builder, pageArgs } from '../../builder.ts';
import { MetricType } from '../../metrics/graphql/types.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import { readableFigures } from '../../reports/read-figure.ts';
import { listAlertRules } from '../list-alert-rules.ts';
import { listGoals } from '../list-goals.ts';
import { AlertRuleType, AlertStateType, GoalConnectionType } from './types.ts';

const access = 'reports:read';

builder.queryFields((t) => ({
  goals: t.field({
    type: GoalConnectionType,
    access: 'staff',
    description:
      'Goals, the last period first and in it the widest scope: with `reports:read` those of figures, of associates with `commissions:read` too, and everybody their own. Staff bound to stores see those of these stores and of the associates there.',
    args: {
      activeOn: t.arg({ type: 'Date', description: 'A day of their periods; any when absent.' }),
      ...pageArgs(t),
    },
    resolve: (_root, { activeOn, ...args }, { deps, request }) =>
      listGoals(deps, request, activeOn ?? undefined, parsePage(args, 3)),
  }),
  alertRules: t.field({
    type: [AlertRuleType],
    access,
    description:
      'Alert rules, what fires first; at most 200. Staff bound to stores see those of these stores and of the associates there, by the rights of `goals`.',
    args: {
      states: t.arg({ type: [AlertStateType], description: 'Active rules in one of these states; all when absent.' }),
    },
    resolve: (_root, { states }, { deps, request }) => listAlertRules(deps, request, states ?? undefined),
  }),
  goalMetrics: t.field({
    type: [MetricType],
    access,
    description: 'The figures that goals and alert rules may be of; at most 200.',
    args: {
      isOfAssociate: t.arg.boolean({
        description: 'Those of one associate; those of the whole retailer, a channel or a store when absent.',
      }),
    },
    resolve: (_root, { isOfAssociate }, { deps }) => readableFigures(deps, isOfAssociate ?? false).map(metricOf),
  }),
}));
