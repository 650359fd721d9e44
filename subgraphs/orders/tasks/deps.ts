import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Task, TaskKind } from './model/task.ts';

/** DONE when nothing is owed any more, else when to look again. */
export type TaskResult = 'DONE' | { readonly dueAt: Date };
/** Does a task's work; idempotent, so that doing it twice, or at once in two places, is harmless. */
type TaskWork = (deps: OrdersDeps, request: RequestContext, task: Task) => Promise<TaskResult>;

declare module '../deps.ts' {
  interface OrdersDeps {
    /** The areas above the tasks know their work; the domain's index.ts hands it in. */
    readonly taskWork: Readonly<Record<TaskKind, TaskWork>>;
  }
}
