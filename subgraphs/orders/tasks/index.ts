import type { Area } from '#kernel/runtime/area.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import { readTaskGauges } from './read-task-gauges.ts';
import { recoverTasks } from './recover-tasks.ts';
import './graphql.ts';

/** What decisions owe to other domains: done at once where time allows, else by a worker until it is done. */
export const tasks: Area<OrdersDeps> = {
  name: 'tasks',
  gauges: readTaskGauges,
  workers: (deps) => [
    {
      name: 'recover-tasks',
      everyMs: SECOND,
      run: async () => {
        await recoverTasks(deps);
      },
    },
  ],
};
