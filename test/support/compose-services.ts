import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { findFreePort } from '../../ops/cli/free-port.ts';
import { inProject, projectRoot } from '../../ops/cli/project.ts';
import { spawnGuarded } from './guarded-process.ts';

interface ComposeService {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string | number>>;
}

/** How a process that ran once ended. */
interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The services of docker-compose.yml as processes of this machine, with the environment that is written there. */
export interface ComposeServices {
  /** Runs one that ends by itself. */
  run(name: string, extra?: readonly string[]): Promise<Ended>;
  start(name: string): void;
  url(name: string): string;
  /** Ends all that run. */
  stop(signal: NodeJS.Signals): Promise<void>;
}

/** Nobody: the account of a process that owns nothing, where this one may become another. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** `variables` are those of the .env file, `addresses` where the servers are that Compose would start. */
export async function composeProcesses(options: {
  readonly variables: Readonly<Record<string, string>>;
  readonly addresses: Readonly<Record<string, string>>;
  readonly dataDir: string;
}): Promise<ComposeServices> {
  const { services } = parse(readFileSync(inProject('docker-compose.yml'), 'utf8')) as {
    services: Record<string, ComposeService>;
  };
  const addresses = new Map(Object.entries(options.addresses));
  const ports = new Map<string, number>();
  for (const [name, { environment }] of Object.entries(services)) {
    const written = environment['PORT'];
    if (written === undefined) continue;
    const port = await findFreePort();
    ports.set(name, port);
    addresses.set(`${name}:${written}`, `127.0.0.1:${port}`);
  }

  function environmentOf(name: string): Record<string, string> {
    const written = Object.entries(services[name]?.environment ?? {});
    const made = written.map(([variable, value]) => [variable, filled(variable, String(value))]);
    const port = ports.get(name);
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: options.dataDir,
      ...Object.fromEntries(made),
      ...(port === undefined ? {} : { PORT: String(port) }),
    };
  }
  /** The value as Compose fills it in, with hosts as they are here. */
  function filled(variable: string, value: string): string {
    if (variable === 'DATA_DIR') return options.dataDir;
    const text = value.replaceAll(
      /\$\{([A-Z_]+):([-?])([^}]*)\}/g,
      (_, name: string, kind: string, otherwise: string) => {
        const given = options.variables[name];
        if (!given && kind === '?') throw new Error(`Compose would refuse to start: ${name} is not set`);
        return given || otherwise;
      },
    );
    return [...addresses].reduce((replaced, [from, to]) => replaced.replace(from, to), text);
  }
  function launch(name: string, extra: readonly string[] = []): ChildProcess {
    const [, ...words] = services[name]?.command ?? [];
    return spawnGuarded(process.execPath, [...words, ...extra], {
      cwd: projectRoot,
      env: environmentOf(name),
      ...NOBODY,
    });
  }

  const running = new Set<ChildProcess>();
  return {
    async run(name, extra) {
      const child = launch(name, extra);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
      return { code, output };
    },
    start(name) {
      const child = launch(name);
      child.stdout?.resume();
      child.stderr?.resume();
      running.add(child);
      child.once('exit', () => running.delete(child));
    },
    url: (name) => `http://127.0.0.1:${ports.get(name)}`,
    async stop(signal) {
      const gone = [...running].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of running) child.kill(signal);
      await Promise.all(gone);
    },
  };
}
