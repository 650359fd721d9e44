import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { inProject } from '../../ops/cli/project.ts';

/** What a helper may say of its process; nothing is ever typed into it. */
interface GuardedOptions extends Omit<SpawnOptions, 'stdio'> {
  readonly output?: 'pipe' | 'ignore' | 'errors';
}

const STREAMS = {
  pipe: ['ignore', 'pipe', 'pipe'],
  errors: ['ignore', 'ignore', 'pipe'],
  ignore: ['ignore', 'ignore', 'ignore'],
} as const;

let guard: ChildProcess | undefined;

/**
 * Starts a command that ends when this process does, also when that is killed outright: whatever a helper of tests starts
 * is started so. One guard beside this process sees to all of them.
 */
export function spawnGuarded(
  command: string,
  words: readonly string[],
  { output = 'pipe', ...options }: GuardedOptions = {},
): ChildProcess {
  const here = openGuard();
  const child = spawn(command, [...words], { ...options, stdio: [...STREAMS[output]] });
  const { pid } = child;
  if (pid === undefined) return child;
  here.send({ started: pid });
  child.once('exit', () => here.connected && here.send({ gone: pid }));
  return child;
}

function openGuard(): ChildProcess {
  if (guard?.connected) return guard;
  const script = inProject('test', 'support', 'end-with-parent.mjs');
  guard = spawn(process.execPath, [script], { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // It keeps nobody from ending.
  guard.unref();
  guard.channel?.unref();
  return guard;
}
