import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { GoalId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { assertOwnScope } from './model/figure-scope.ts';
import { lockGoal, removeGoal } from './store/goals.ts';

/** Deletes a goal. @throws ForbiddenError | ValidationError | NotFoundError */
export async function deleteGoal(
  deps: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  input: { readonly goalId: string },
): Promise<GoalId> {
  assertCan(actor, 'reports:write');
  const id = parseId('gol', input.goalId, 'goalId');
  await deps.db.inTransaction('delete-goal', async (tx) => {
    const goal = await lockGoal(tx, id);
    if (!goal) throw new NotFoundError('goal', id, 'goalId');
    assertOwnScope(actor, goal);
    await removeGoal(tx, id);
  });
  return id;
}
