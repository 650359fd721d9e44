import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../../cli/free-port.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { clusterFolder } from './data-folder.ts';
import { initializeCluster, SUPERUSER } from './initialize.ts';
import { clearLeftover, endPostmaster, isReady } from './postmaster.ts';

/** A running embedded PostgreSQL. */
export interface Cluster {
  readonly port: number;
  readonly pid: number;
  /** Connection string of the superuser to the named database. */
  url(database?: string): string;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly dataDir: string;
  readonly password: string;
  /** Further server settings; tests turn `fsync` off. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called when the server died by itself and was started again (or could not be). */
  readonly onRestart?: (error?: Error) => void;
  /** Ends a start that is under way, and what it has started. */
  readonly signal?: AbortSignal;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  synchronous_commit: 'on',
  wal_compression: 'on',
  // What is kept of the log on disk, and how much of it a crash replays.
  min_wal_size: '48MB',
  max_wal_size: '256MB',
  checkpoint_completion_target: '0.9',
  password_encryption: 'scram-sha-256',
  jit: 'off',
  lc_messages: 'C',
  log_min_messages: 'warning',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** How long a start may take; crash recovery of a large log is in it. */
const START_MS = 120_000;
/** A server that dies more often than this in a row is left down. */
const MAX_RESTARTS = 5;
/** A server that lived this long has recovered: earlier deaths are forgotten. */
const HEALTHY_MS = 60_000;

/** Starts the embedded server of a data folder, made when new; ends one that a killed supervisor left. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = serverAccount();
  const binaries = findBinaries(account);
  const folder = clusterFolder(options.dataDir, account);
  const pgdata = join(folder, 'pgdata');
  await initializeCluster(folder, binaries, account, options.password);
  await clearLeftover(pgdata);
  const port = await findFreePort();

  let stopping = false;
  let restarts = 0;
  let process_ = await launch();

  async function launch(): Promise<ChildProcess> {
    const startedAt = Date.now();
    const child = await spawnUntilReady(() =>
      spawnServer(binaries.postgres, account, folder, port, { ...SETTINGS, ...options.settings }),
    );
    child.once('exit', () => {
      if (stopping) return;
      restarts = Date.now() - startedAt > HEALTHY_MS ? 1 : restarts + 1;
      void restart();
    });
    return child;
  }

  /** Backends of a killed server hold its shared memory for a moment; the start is tried again until they are gone. */
  async function spawnUntilReady(spawnOnce: () => ChildProcess): Promise<ChildProcess> {
    for (let tries = 1; ; tries++) {
      const child = spawnOnce();
      try {
        await waitUntilReady(child, folder, options.signal);
        return child;
      } catch (error) {
        if (tries >= 40 || !(error instanceof Error && error.message.includes('shared memory block'))) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }

  async function restart(): Promise<void> {
    if (restarts > MAX_RESTARTS) {
      options.onRestart?.(
        new StartupError(`PostgreSQL died ${MAX_RESTARTS} times in a row; its log is ${logOf(folder)}.`),
      );
      return;
    }
    try {
      await clearLeftover(pgdata);
      process_ = await launch();
      if (stopping) await endPostmaster(pidOf(process_));
      else options.onRestart?.();
    } catch (error) {
      options.onRestart?.(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return {
    port,
    get pid() {
      return pidOf(process_);
    },
    url: (database = 'postgres') =>
      `postgresql://${SUPERUSER}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`,
    async stop() {
      stopping = true;
      if (process_.exitCode === null && process_.signalCode === null) await endPostmaster(pidOf(process_));
    },
  };
}

function pidOf(child: ChildProcess): number {
  return child.pid ?? -1;
}

function logOf(folder: string): string {
  return join(folder, 'postgres.log');
}

/** Starts the server in a process group of its own, so that Ctrl-C reaches only the supervisor, with its log in a file. */
function spawnServer(
  executable: string,
  account: { uid: number; gid: number } | undefined,
  folder: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const log = openSync(logOf(folder), 'w', 0o600);
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(executable, ['-D', join(folder, 'pgdata'), ...flags], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}

async function waitUntilReady(child: ChildProcess, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const deadline = Date.now() + START_MS;
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  for (;;) {
    if (failure) throw failure;
    if (signal?.aborted) {
      await endPostmaster(pidOf(child));
      throw signal.reason;
    }
    if (child.exitCode !== null || child.signalCode !== null) throw new StartupError(explain(folder));
    if (isReady(join(folder, 'pgdata'))) return;
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw new StartupError(`PostgreSQL was not ready within ${START_MS / 1000} s; its log is ${logOf(folder)}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

function explain(folder: string): string {
  const lines = readFileSync(logOf(folder), 'utf8').split('\n');
  const reason = lines.find((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-2) ?? 'it said nothing';
  if (lines.some((line) => line.includes('No space left on device'))) {
    return `PostgreSQL cannot start because the disk is full: free some space and start again.`;
  }
  return `PostgreSQL cannot start: ${reason.replace(/^.*?(FATAL|PANIC):\s*/, '')} (log: ${logOf(folder)}).`;
}
