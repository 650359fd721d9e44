import { SECOND } from '#kernel/values/time.ts';

/** Time that a task has within the request that left it, in milliseconds; a worker does the rest. */
export const INLINE_COMPLETION_MS = 2_500;
/** When a worker takes over what the inline completion did not finish, in milliseconds. */
export const RECOVER_AFTER_MS = 10 * SECOND;
