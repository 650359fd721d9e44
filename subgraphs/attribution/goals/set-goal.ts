import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { parseReadableFigure } from '../reports/read-figure.ts';
import { assertOwnScope, type FigureScope } from './model/figure-scope.ts';
import type { Goal } from './model/goal.ts';
import { toSetGoal } from './model/goal-input.ts';
import { readColleagues } from './read-colleagues.ts';
import { lockGoals, readGoalOf, writeGoals } from './store/goals.ts';

export interface SetGoalInput {
  readonly metric: string;
  readonly scope: FigureScope;
  readonly from: string;
  readonly before: string;
  readonly currencyCode?: string | null | undefined;
  readonly target: string;
}

/**
 * Sets what a figure is to reach: the goal of the same figure, scope, period and currency gets the target, else there is
 * a new one. The same twice changes nothing.
 * @throws ForbiddenError | ValidationError
 */
export async function setGoal(deps: AttributionDeps, request: RequestContext, input: SetGoalInput): Promise<Goal> {
  assertCan(request.actor, 'reports:write');
  assertOwnScope(request.actor, input.scope, await readColleagues(deps, request));
  const metric = parseReadableFigure(deps, input.metric, 'metric', input.scope.scope === 'ASSOCIATE');
  const currency = input.currencyCode ?? deps.config.currencyCode;
  const goal = toSetGoal({ ...input, metric, currency });
  return deps.db.inTransaction('set-goal', async (tx) => {
    await lockGoals(tx);
    await writeGoals(tx, [goal], deps.clock.now());
    const set = await readGoalOf(tx, goal);
    if (!set) throw new ConflictError('The goal was deleted meanwhile; set it again');
    return set;
  });
}
