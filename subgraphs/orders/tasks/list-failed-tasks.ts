import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { OrdersDeps } from '../deps.ts';
import type { FailedTask } from './model/task.ts';
import { countFailedTasks, readFailedTasks } from './store/tasks.ts';

/** Tasks that have failed for good, the longest first. */
export async function listFailedTasks(
  deps: OrdersDeps,
  request: RequestContext,
  args: PageArgs,
): Promise<Page<FailedTask>> {
  assertCan(request.actor, 'orders:read');
  const page = parseInstantPage(args);
  const rows = await readFailedTasks(deps.db, page);
  const keyOf = (task: FailedTask) => [task.failedAt.toISOString(), task.id.toString()];
  return toPage(rows, page, keyOf, () => countFailedTasks(deps.db));
}
