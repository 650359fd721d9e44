import type { OrdersDeps } from '../deps.ts';
import type { FailedTask } from './model/task.ts';
import { readFailedTasks } from './store/tasks.ts';

/** Most failed tasks of one list. */
const MAX_LISTED = 200;

/** Tasks that have failed for good, the longest first. */
export async function listFailedTasks(deps: OrdersDeps): Promise<FailedTask[]> {
  return readFailedTasks(deps.db, MAX_LISTED);
}
