import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { GoalId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { assertOwnScope } from './model/figure-scope.ts';
import { readColleagues } from './read-colleagues.ts';
import { lockGoal, removeGoal } from './store/goals.ts';

/** Deletes a goal. @throws ForbiddenError | ValidationError | NotFoundError */
export async function deleteGoal(
  deps: Pick<AttributionDeps, 'db' | 'ports'>,
  request: RequestContext,
  input: { readonly goalId: string },
): Promise<GoalId> {
  assertCan(request.actor, 'reports:write');
  const id = parseId('gol', input.goalId, 'goalId');
  const colleagues = await readColleagues(deps, request);
  await deps.db.inTransaction('delete-goal', async (tx) => {
    const goal = await lockGoal(tx, id);
    if (!goal) throw new NotFoundError('goal', id, 'goalId');
    assertOwnScope(request.actor, goal, colleagues);
    await removeGoal(tx, id);
  });
  return id;
}
