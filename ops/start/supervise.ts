import { type ChildProcess, spawn } from 'node:child_process';
import type { Logger } from '#kernel/request/log.ts';
import { projectRoot } from '../cli/project.ts';
import type { Service } from '../cli/services.ts';
import { StartupError } from '../cli/startup-error.ts';
import { createRestartDelay } from './restart-delay.ts';

const PARENT_WATCHDOG = new URL('./parent-watchdog.mjs', import.meta.url).href;
/** Milliseconds in which a service must be ready. */
const READY_MS = 60_000;
/** Milliseconds that a service has to drain. */
const DRAIN_MS = 20_000;
/** Milliseconds between looks at whether a service is alive, and for which its answer is waited. */
const LOOK_EVERY_MS = 500;
const ALIVE_MS = 1_000;
/** Looks without an answer, one after the other, after which a service that hangs is ended and started again. */
const UNANSWERED = 3;

export interface SupervisedService {
  readonly name: string;
  readonly port: number;
  pid(): number;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps one service of the split running: started again when it dies, and when it is there and does not answer.
 * @param onRestart called when it runs under another process id
 */
export function supervise(
  service: Service,
  env: Record<string, string>,
  logger: Logger,
  onRestart: () => void = () => undefined,
): SupervisedService {
  let stopping = false;
  const delayAfter = createRestartDelay();
  let child = launch();
  /** The child that has answered once; before that it is starting. */
  let answered: ChildProcess | undefined;
  let unanswered = 0;
  const watch = setTimeout(look, LOOK_EVERY_MS);

  function launch(): ChildProcess {
    const startedAt = Date.now();
    const started = spawn(process.execPath, ['--import', PARENT_WATCHDOG, ...(service.command ?? [])], {
      cwd: projectRoot,
      env,
      // A process group of its own: Ctrl-C reaches the supervisor alone, which stops the services in order.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    started.once('exit', (code, signal) => {
      if (stopping) return;
      logger.warn('a service died and is started again', { service: service.name, code, signal });
      setTimeout(
        () => {
          if (stopping) return;
          child = launch();
          onRestart();
        },
        delayAfter(Date.now() - startedAt),
      );
    });
    return started;
  }

  async function look(): Promise<void> {
    const looked = child;
    const began = Date.now();
    const isAlive = await answers(service, '/health/live', ALIVE_MS);
    if (stopping) return;
    // Where this process itself was kept waiting, the machine is busy, and the service is not to blame.
    const wasHeldUp = Date.now() - began > 2 * ALIVE_MS;
    if (isAlive) answered = looked;
    unanswered = isAlive || wasHeldUp || answered !== looked ? 0 : unanswered + 1;
    if (unanswered >= UNANSWERED && looked.exitCode === null && looked.signalCode === null) {
      unanswered = 0;
      logger.warn('a service does not answer and is ended', { service: service.name });
      // One that is stopped takes no other signal.
      looked.kill('SIGKILL');
    }
    watch.refresh();
  }

  return {
    name: service.name,
    port: service.port ?? 0,
    pid: () => child.pid ?? 0,
    ready: () => waitUntilReady(service, () => child),
    async stop() {
      stopping = true;
      clearTimeout(watch);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

async function answers(service: Service, path: string, milliseconds: number): Promise<boolean> {
  const url = `http://127.0.0.1:${service.port}${path}`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(milliseconds) }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.ok ?? false;
}

async function waitUntilReady(service: Service, current: () => ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  const first = current();
  while (Date.now() < deadline) {
    if (first.exitCode !== null) throw new StartupError(`The service ${service.name} ended before it was ready.`);
    if (await answers(service, '/health/ready', 2_000)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartupError(`The service ${service.name} was not ready within ${READY_MS / 1000} s.`);
}
