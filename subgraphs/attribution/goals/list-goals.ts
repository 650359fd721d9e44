import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { ownStores } from './model/figure-scope.ts';
import type { Goal } from './model/goal.ts';
import { countGoals, readGoalPage } from './store/goals.ts';

/** A page of goals, the last period first; staff bound to stores see those of their stores. @throws ForbiddenError */
export async function listGoals(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  activeOn: string | undefined,
  page: PageRequest,
): Promise<Page<Goal>> {
  assertCan(actor, 'reports:read');
  const filter = { activeOn, storeIds: ownStores(actor) };
  const rows = await readGoalPage(db, filter, page);
  return toPage(
    rows,
    page,
    ({ startsOn, id }) => [startsOn, id],
    () => countGoals(db, filter),
  );
}
