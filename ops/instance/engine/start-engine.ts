import { type ChildProcess, fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runner } from '../../cli/project.ts';
import { StartupError } from '../../cli/startup-error.ts';
import type { ChildConfig } from './child.ts';
import type { EngineLimits } from './embedded-engine.ts';
import { answersPing, type Endpoint, readEndpoint } from './endpoint.ts';
import { EXIT_LOCKED } from './exit-codes.ts';

export interface StartEngineOptions {
  /** The instance's data folder; the engine keeps to `engine/` below it. */
  readonly dataDir: string;
  readonly password: string;
  readonly user?: string;
  readonly limits?: Partial<EngineLimits>;
  readonly log?: (line: string, fields?: Readonly<Record<string, unknown>>) => void;
}

export interface RunningEngine {
  /** Where the interface answers; stays the same over restarts unless another program takes the port. */
  readonly url: string;
  readonly user: string;
  /** The process that holds the data folder, ours or another's. */
  readonly pid: number;
  /** True when this process started the engine; false when it is a client of another's. */
  readonly owned: boolean;
  /** Ends the engine when it is ours. */
  stop(): Promise<void>;
}

/** A first start loads the shared library from a cold disk; later ones take 0.3 s. */
const START_SECONDS = 60;
const BACKOFF_MS = [100, 500, 1_000, 2_000, 5_000, 10_000] as const;
/** An engine that lived this long is healthy: the next restart is immediate again. */
const HEALTHY_MS = 30_000;
const WATCH_MS = 1_000;
/** Starts that end by themselves before the supervisor stops trying: a folder or a library that stays broken. */
const START_ATTEMPTS = 3;
/** Looks at a folder whose holder does not answer yet, about 20 s. */
const LOCKED_ATTEMPTS = 20;

/** The engine cannot run here; says why in one sentence. */
function startFailure(lastWords: string): StartupError {
  return new StartupError(`The analytics engine could not be started${lastWords === '' ? '' : ` (${lastWords})`}.`);
}

const MEBIBYTE = 1024 * 1024;

function limitsOf(options: StartEngineOptions): EngineLimits {
  const memoryBytes = Math.max(512 * MEBIBYTE, Math.min(2048 * MEBIBYTE, Math.floor(totalmem() / 4)));
  return {
    memoryBytes,
    queryMemoryBytes: Math.floor(memoryBytes * 0.6),
    maxExecutionSeconds: 60,
    parallelQueries: 6,
    queuedQueries: 128,
    ...options.limits,
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });
}

type Attempt =
  | { readonly child: ChildProcess; readonly endpoint: Endpoint }
  | { readonly failure: number | null; readonly lastWords: string };

/** Starts one child and waits until it listens or ends. */
async function spawnChild(config: ChildConfig, log: NonNullable<StartEngineOptions['log']>): Promise<Attempt> {
  const child = fork(runner, [fileURLToPath(new URL('./child.ts', import.meta.url))], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, UV_THREADPOOL_SIZE: String(config.limits.parallelQueries + 4) },
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
      log('engine', { line });
      if (/Error|Exception|cannot|No space/i.test(line)) lastWords = line.trim();
    }
  });
  child.send(config);
  const timer = setTimeout(() => child.kill('SIGKILL'), START_SECONDS * 1000);
  const ready = new Promise<Attempt>((resolve) => {
    child.once('message', (message) => resolve({ child, endpoint: message as Endpoint }));
  });
  const attempt = await Promise.race([ready, exitOf(child).then((failure): Attempt => ({ failure, lastWords }))]);
  clearTimeout(timer);
  return attempt;
}

/**
 * Starts the embedded engine, or becomes a client of the process that already holds the data folder.
 * A child that dies is restarted with a growing delay; a foreign one that dies is replaced by our own.
 * @throws StartupError when the engine cannot be started at all: an unsupported platform, a folder that cannot be
 * written.
 */
export async function startEngine(options: StartEngineOptions): Promise<RunningEngine> {
  const supervisor = new Supervisor(options);
  await supervisor.begin();
  return supervisor;
}

class Supervisor implements RunningEngine {
  readonly user: string;
  readonly #options: StartEngineOptions;
  readonly #folder: string;
  readonly #log: NonNullable<StartEngineOptions['log']>;
  #endpoint: Endpoint | undefined;
  #child: ChildProcess | undefined;
  #stopped = false;
  #failures = 0;
  #lastWords = '';

  constructor(options: StartEngineOptions) {
    this.#options = options;
    this.#folder = join(options.dataDir, 'engine');
    this.#log = options.log ?? (() => undefined);
    this.user = options.user ?? 'passerelle';
  }

  get url(): string {
    if (!this.#endpoint) throw new Error('the engine has not started');
    return this.#endpoint.url;
  }
  get pid(): number {
    return this.#endpoint?.pid ?? 0;
  }
  get owned(): boolean {
    return this.#child !== undefined;
  }

  async begin(): Promise<void> {
    // Other accounts of the machine have no business with who bought what.
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (let tries = 0; !(await this.#acquire()); tries++) {
      if (this.#failures >= START_ATTEMPTS || tries >= LOCKED_ATTEMPTS) throw startFailure(this.#lastWords);
      await sleep(BACKOFF_MS[Math.min(tries, 2)]);
    }
    void this.#supervise();
  }

  /** One try: join who answers, else start our own. */
  async #acquire(): Promise<boolean> {
    const known = await readEndpoint(this.#folder);
    if (known && (await answersPing(known.url)) && (await this.#accepts(known.url))) {
      this.#endpoint = known;
      this.#child = undefined;
      return true;
    }
    const config = {
      folder: this.#folder,
      port: known?.port ?? 0,
      user: this.user,
      password: this.#options.password,
      limits: limitsOf(this.#options),
    };
    const attempt = await spawnChild(config, this.#log);
    if ('failure' in attempt) {
      this.#lastWords = attempt.lastWords;
      // The library may abort on its way out of a locked folder: its words tell as well as the exit code.
      if (attempt.failure === EXIT_LOCKED || /Cannot lock file/.test(attempt.lastWords)) return false;
      this.#failures++;
      this.#log('engine ended before it listened', { code: attempt.failure });
      return false;
    }
    this.#endpoint = attempt.endpoint;
    this.#child = attempt.child;
    if (this.#stopped) attempt.child.kill('SIGTERM');
    return true;
  }

  /** A stranger on the old port would not take our password. */
  async #accepts(url: string): Promise<boolean> {
    const authorization = `Basic ${Buffer.from(`${this.user}:${this.#options.password}`).toString('base64')}`;
    const response = await fetch(`${url}/?query=SELECT%201`, { headers: { authorization } }).catch(() => undefined);
    return response?.ok === true;
  }

  async #supervise(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      const began = Date.now();
      if (this.#child) await this.#outlive(this.#child);
      else while (!this.#stopped && (await answersPing(this.url))) await sleep(WATCH_MS, undefined, { ref: false });
      if (this.#stopped) return;
      failures = Date.now() - began > HEALTHY_MS ? 0 : failures;
      do {
        await sleep(BACKOFF_MS[Math.min(failures++, BACKOFF_MS.length - 1)]);
      } while (!this.#stopped && !(await this.#acquire()));
      this.#log('engine is back', { url: this.url });
    }
  }

  async #outlive(child: ChildProcess): Promise<void> {
    const code = await exitOf(child);
    if (!this.#stopped) this.#log('engine ended', { code });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (!child) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
    await exitOf(child);
    clearTimeout(timer);
  }
}
