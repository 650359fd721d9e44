import type { Progress } from '../cli/progress.ts';
import { describeFailure } from '../cli/startup-error.ts';
import type { ChildMessage, ChildRequest } from './child-message.ts';
import { seedDemo } from './seed-demo.ts';

/**
 * Seeds the demo shop in a process of its own: its memory goes with it, and the supervisor handles signals meanwhile.
 * It ends with its supervisor; data that is half seeded then is dropped by the next start.
 */
process.once('message', (request: ChildRequest) => {
  const { signal } = new AbortController();
  seedDemo({ ...request, now: new Date(request.now), progress: sendingProgress(), signal }).then(
    () => send({ kind: 'seeded' }),
    (error: unknown) => send({ kind: 'failed', message: describeFailure(error) }),
  );
});
process.once('disconnect', () => process.exit(1));

function send(message: ChildMessage): void {
  process.send?.(message);
}

function sendingProgress(): Progress {
  let steps = 0;
  return {
    start(label, total = 1) {
      const step = steps++;
      send({ kind: 'start', step, label, total });
      return {
        update: (done, newTotal) =>
          send({ kind: 'update', step, done, ...(newTotal === undefined ? {} : { total: newTotal }) }),
        finish: (note) => send({ kind: 'finish', step, ...(note === undefined ? {} : { note }) }),
      };
    },
    close: () => undefined,
  };
}
