import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, isAlive, sendSignal, waitForExit } from '../../cli/processes.ts';
import { StartupError } from '../../cli/startup-error.ts';

/** How long a fast shutdown may take before it becomes an immediate one, in milliseconds. */
const FAST_SHUTDOWN_MS = 15_000;

/** The process that the pid file of a cluster names, when it still is a server of that cluster. */
function runningPostmaster(pgdata: string): number | undefined {
  const pid = Number(readPidFile(pgdata)[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  const command = commandLineOf(pid);
  return command.includes('postgres') && command.includes(pgdata) ? pid : undefined;
}

/** True once the server accepts connections: line 8 of its pid file says so. */
export function isReady(pgdata: string): boolean {
  return readPidFile(pgdata)[7]?.trim() === 'ready';
}

/** Ends a server by fast shutdown, then by immediate shutdown, which recovers from the log at the next start. */
export async function endPostmaster(pid: number): Promise<void> {
  sendSignal(pid, 'SIGINT');
  if (await waitForExit(pid, FAST_SHUTDOWN_MS)) return;
  sendSignal(pid, 'SIGQUIT');
  if (!(await waitForExit(pid, FAST_SHUTDOWN_MS))) {
    throw new StartupError(`PostgreSQL (process ${pid}) does not stop; end it yourself and start again.`);
  }
}

/** Ends what a killed supervisor left running, or removes the pid file of what is gone. */
export async function clearLeftover(pgdata: string): Promise<void> {
  const pid = runningPostmaster(pgdata);
  if (pid !== undefined) await endPostmaster(pid);
  else rmSync(join(pgdata, 'postmaster.pid'), { force: true });
}

function readPidFile(pgdata: string): string[] {
  try {
    return readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
