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

/**
 * Starts a command that ends when this process does, also when that is killed outright: whatever a helper of tests starts
 * is started so. What is answered is its guard, which hands on signals, output and the way it ends.
 */
export function spawnGuarded(
  command: string,
  words: readonly string[],
  { output = 'pipe', ...options }: GuardedOptions = {},
): ChildProcess {
  const guard = inProject('test', 'support', 'end-with-parent.mjs');
  const child = spawn(process.execPath, [guard, command, ...words], { ...options, stdio: [...STREAMS[output], 'ipc'] });
  const signalGuard = child.kill.bind(child);
  // Killed outright, the guard could end nothing.
  child.kill = (signal) => (signal === 'SIGKILL' && child.connected ? child.send(signal) : signalGuard(signal));
  return child;
}
