import type { Progress } from '../../ops/cli/progress.ts';

/** A progress that shows nothing. */
export const silentProgress: Progress = {
  start: () => ({ update: () => undefined, finish: () => undefined }),
  close: () => undefined,
};
