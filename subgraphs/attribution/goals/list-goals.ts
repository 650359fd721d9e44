import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { AttributionDeps } from '../deps.ts';
import { readableScopes, SCOPE_RANKS } from './model/figure-scope.ts';
import type { Goal } from './model/goal.ts';
import { readColleagues } from './read-colleagues.ts';
import { countGoals, readGoalPage } from './store/goals.ts';

/**
 * A page of goals, the last period first, in it those of the retailer, of channels, of stores, then of associates: those of figures that the caller may read, of stores and associates that are
 * theirs, and their own.
 * @throws UnavailableError for staff bound to stores, while the domain of the staff does not answer
 */
export async function listGoals(
  deps: Pick<AttributionDeps, 'db' | 'ports'>,
  request: RequestContext,
  activeOn: string | undefined,
  page: PageRequest,
): Promise<Page<Goal>> {
  const { db } = deps;
  const filter = { activeOn, ...readableScopes(request.actor, await readColleagues(deps, request)) };
  const rows = await readGoalPage(db, filter, page);
  return toPage(
    rows,
    page,
    ({ startsOn, scope, id }) => [startsOn, SCOPE_RANKS[scope], id],
    () => countGoals(db, filter),
  );
}
