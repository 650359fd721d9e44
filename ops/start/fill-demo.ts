import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProgressStep } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import type { DemoHouseCall } from '../demo/demo-module.ts';
import type { DemoMessage, DemoOrder } from './demo-message.ts';

/**
 * Has the demo house filled by a child process, and shows its progress.
 * @throws StartupError with what the child said when it failed.
 */
export function fillDemo({ progress, signal, ...call }: DemoHouseCall): Promise<void> {
  const child = fork(fileURLToPath(new URL('./demo-child.ts', import.meta.url)), [], {
    execArgv: ['--max-semi-space-size=32', '--import', 'tsx'],
    // Ctrl-C on a terminal must reach the supervisor alone.
    detached: true,
  });
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  const steps = new Map<number, ProgressStep>();
  const filled = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new StartupError('The demo house was not filled to its end: start again.')));
    child.on('message', (message: DemoMessage) => {
      if (message.kind === 'start') steps.set(message.step, progress.start(message.label, message.total));
      else if (message.kind === 'update') steps.get(message.step)?.update(message.done, message.total);
      else if (message.kind === 'finish') steps.get(message.step)?.finish(message.note);
      else if (message.kind === 'filled') resolve();
      else reject(new StartupError(message.message));
    });
  });
  child.send({ ...call, now: call.now.toISOString() } satisfies DemoOrder);
  return filled.finally(() => {
    signal.removeEventListener('abort', stop);
    stop();
  });
}
