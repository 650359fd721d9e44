import { createServiceContext, type RequestContext } from '#kernel/request/context.ts';
import type { AttributionDeps } from '../deps.ts';
import { readFigure } from '../reports/read-figure.ts';
import { scopeOfReport } from './model/figure-scope.ts';
import type { Goal } from './model/goal.ts';
import { type GoalProgress, progressOf } from './model/goal-progress.ts';

/** The status of a goal that the caller was given, today. @throws ForbiddenError; UnavailableError while the analytics engine is down. */
export async function getGoalProgress(
  deps: AttributionDeps,
  { actor }: RequestContext,
  goal: Goal,
): Promise<GoalProgress> {
  // Who was given the goal of an associate may see its figure: that of the ledger, wherever it was earned.
  const reader = goal.scope === 'ASSOCIATE' ? createServiceContext('attribution').actor : actor;
  const { figure, plan } = await readFigure(deps, reader, goal.metric, {
    from: goal.startsOn,
    before: goal.endsBefore,
    compare: 'PREVIOUS_PERIOD',
    currencyCode: goal.currency,
    ...scopeOfReport(goal),
  });
  return progressOf(goal, figure, plan.today);
}
