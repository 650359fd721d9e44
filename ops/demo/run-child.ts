import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProgressStep } from '../cli/progress.ts';
import { runner } from '../cli/project.ts';
import { StartupError } from '../cli/startup-error.ts';
import type { ChildMessage, ChildRequest } from './child-message.ts';
import type { HistoryProgress } from './load/seed-history.ts';
import type { DemoSeedRequest } from './seed-request.ts';

export interface DemoChildRequest extends DemoSeedRequest {
  readonly part: ChildRequest['part'];
  readonly onHistory?: (progress: HistoryProgress) => void;
}

/**
 * Seeds a part of the demo shop in a child process, and shows its progress.
 * @throws StartupError with the child's message when it failed.
 */
export function runDemoChild({ progress, signal, onHistory, ...request }: DemoChildRequest): Promise<void> {
  const child = fork(runner, [fileURLToPath(new URL('./child.ts', import.meta.url))], {
    execArgv: ['--max-semi-space-size=32'],
    // Ctrl-C on a terminal must reach the supervisor alone.
    detached: true,
  });
  const stop = () => child.kill('SIGKILL');
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const steps = new Map<number, ProgressStep>();
  const seeded = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new StartupError('The demo shop was not seeded completely: start again.')));
    child.on('message', (message: ChildMessage) => {
      if (message.kind === 'start') steps.set(message.step, progress.start(message.label, message.total));
      else if (message.kind === 'update') steps.get(message.step)?.update(message.done, message.total);
      else if (message.kind === 'finish') steps.get(message.step)?.finish(message.note);
      else if (message.kind === 'history') onHistory?.(message);
      else if (message.kind === 'done') resolve();
      else reject(new StartupError(message.message));
    });
  });
  child.send({ ...request, now: request.now.toISOString() } satisfies ChildRequest);
  return seeded.finally(() => {
    signal.removeEventListener('abort', stop);
    stop();
  });
}
