import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectRoot, runner } from '../../ops/cli/project.ts';

/** A process of the product that a test may kill. */
export interface InstanceProcess {
  readonly url: string;
  readonly pid: number;
  /** Sends a signal and resolves when the process is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts all subgraphs and the gateway as one process of their own on the settings of `prepareEnvironment`. */
export async function startInstanceProcess(env: Readonly<Record<string, string>>): Promise<InstanceProcess> {
  const child = spawn(process.execPath, [runner, 'ops/start/replica/index.ts'], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    // The channel ends the process with this one, however that ends.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const { url } = await readAddress(child);
  return {
    url,
    pid: child.pid ?? 0,
    async end(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await gone;
    },
  };
}

function readAddress(child: ChildProcess): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process ended with ${code} before it answered`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as { url: string }));
  });
}
