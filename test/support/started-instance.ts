import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../ops/cli/free-port.ts';
import { isAlive } from '../../ops/cli/processes.ts';
import { projectRoot } from '../../ops/cli/project.ts';
import { createGraphClient, type GraphClient } from './graph-client.ts';
import { spawnGuarded } from './guarded-process.ts';

/** A data folder and a port for `npm start`, used over several starts. */
export interface StartPlace {
  readonly dataDir: string;
  readonly port: number;
  remove(): void;
}

export async function createStartPlace(): Promise<StartPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-start-'));
  // The embedded server's own account must be able to enter.
  chmodSync(dataDir, 0o755);
  return { dataDir, port: await findFreePort(), remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** What an `npm start` that ended by itself said. */
export interface EndedStart {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An instance started as its README says. */
export interface StartedInstance extends GraphClient {
  readonly url: string;
  readonly output: string;
  /** The supervisor itself, below npm. */
  readonly pid: number;
  /** Every process that belongs to the instance now, by what the operating system says. */
  processes(): number[];
  /** Sends the signal to npm, as a terminal or a service manager would, and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Kills the supervisor and npm outright; what they started stays behind. */
  kill(): Promise<void>;
}

export interface StartRequest {
  readonly script?: 'start' | 'start:split' | 'import';
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command to its end; for starts that must fail, and for what ends by itself. */
export async function runStart(place: StartPlace, request: StartRequest = {}): Promise<EndedStart> {
  const child = launch(place, request);
  const read = collect(child);
  const code = await exitOf(child);
  return { code, ...read() };
}

/** Starts the instance and waits until it says that it is open. */
export async function startByNpm(place: StartPlace, request: StartRequest = {}): Promise<StartedInstance> {
  const child = launch(place, request);
  const read = collect(child);
  await Promise.race([
    until(() => read().stdout.includes('Ctrl-C stops everything'), 200_000),
    exitOf(child).then((code) => {
      throw new Error(`npm start ended with ${code}: ${read().stderr}`);
    }),
  ]);
  const run = JSON.parse(readFileSync(join(place.dataDir, 'run.json'), 'utf8')) as { pid: number };
  const url = `http://127.0.0.1:${place.port}`;
  return {
    ...createGraphClient(url),
    url,
    pid: run.pid,
    get output() {
      return read().stdout;
    },
    processes: () => processesOf(run.pid, place.dataDir),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const code = await exitOf(child);
      await until(() => !isAlive(run.pid));
      return code;
    },
    async kill() {
      process.kill(run.pid, 'SIGKILL');
      child.kill('SIGKILL');
      await exitOf(child);
      await until(() => !isAlive(run.pid));
    },
  };
}

function launch(place: StartPlace, { script = 'start', args = [], env = {} }: StartRequest): ChildProcess {
  const { PORT: _port, DATABASE_URL: _url, NODE_OPTIONS: _options, VITEST: _vitest, ...inherited } = process.env;
  return spawnGuarded('npm', ['run', '--silent', script, '--', ...args], {
    cwd: projectRoot,
    env: { ...inherited, NODE_ENV: '', DATA_DIR: place.dataDir, PORT: String(place.port), ...env },
  });
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return () => ({ stdout, stderr });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('close', resolve));
}

async function until(condition: () => boolean, milliseconds = 60_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The supervisor, the servers whose pid files lie in the data folder, and the services it wrote down. */
function processesOf(supervisor: number, dataDir: string): number[] {
  const pids = [supervisor];
  const pidFile = join(dataDir, 'postgres', 'pgdata', 'postmaster.pid');
  if (existsSync(pidFile)) pids.push(Number(readFileSync(pidFile, 'utf8').split('\n')[0]));
  const endpoint = join(dataDir, 'engine', 'endpoint.json');
  if (existsSync(endpoint)) pids.push((JSON.parse(readFileSync(endpoint, 'utf8')) as { pid: number }).pid);
  const runFile = join(dataDir, 'run.json');
  if (existsSync(runFile)) {
    const run = JSON.parse(readFileSync(runFile, 'utf8')) as { services: { pid: number }[] };
    pids.push(...run.services.map(({ pid }) => pid));
  }
  return pids.filter(isAlive);
}
