import { pathToFileURL } from 'node:url';
import type { Progress } from '../cli/progress.ts';
import { inProject } from '../cli/project.ts';
import { describeFailure } from '../cli/startup-error.ts';
import type { DemoHouseModule } from '../demo/demo-module.ts';
import type { DemoMessage, DemoOrder } from './demo-message.ts';

/**
 * Fills the demo house in a process of its own: its memory goes with it, and the supervisor hears signals meanwhile.
 * It ends with its supervisor; what is half-filled then is dropped by the next start.
 */
process.once('message', (order: DemoOrder) => {
  fill(order).then(
    () => send({ kind: 'filled' }),
    (error: unknown) => send({ kind: 'failed', message: describeFailure(error) }),
  );
});
process.once('disconnect', () => process.exit(1));

async function fill(order: DemoOrder): Promise<void> {
  const file = pathToFileURL(inProject('ops', 'demo', 'index.ts')).href;
  const { fillDemoHouse } = (await import(file)) as DemoHouseModule;
  await fillDemoHouse({
    ...order,
    now: new Date(order.now),
    progress: sendingProgress(),
    signal: new AbortController().signal,
  });
}

function send(message: DemoMessage): void {
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
