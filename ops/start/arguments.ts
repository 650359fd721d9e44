import { resolve } from 'node:path';
import { readCommandLine, shown } from '../cli/command-line.ts';
import { StartupError } from '../cli/startup-error.ts';

export interface StartOptions {
  /** No demo shop; the first admin claims the instance with a one-time code. */
  readonly empty: boolean;
  /** One process a subgraph. */
  readonly split: boolean;
  readonly help: boolean;
  readonly scale: number;
  readonly port: number;
  /** The address that is listened on: this machine alone, unless HOST says otherwise, since the demo's passwords are public. */
  readonly host: string;
  readonly mode: string;
  /** Absolute. */
  readonly dataDir: string;
}

export const HELP = `npm start [-- options]        starts the instance on PORT (default 4000)
npm run start:split           the same, one process a subgraph

  --empty        without the demo instance; prints a one-time code for the first admin
  --scale <n>    size of the demo instance, 1 unless told otherwise (first start only)
  --help         this text

PORT, HOST (default: this machine alone), DATA_DIR (default: data), DATABASE_URL, CLICKHOUSE_URL and
PASSERELLE_MODE (development, demo or production) are read from the environment; docs/operations.md
lists them all.
`;

export const LOOPBACK = '127.0.0.1';

const MODES = ['development', 'demo', 'production'];

const OPTIONS = {
  empty: { type: 'boolean' },
  split: { type: 'boolean' },
  scale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws StartupError that names what is wrong on the command line or in the environment. */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const { values } = readCommandLine(args, { options: OPTIONS, help: 'npm start -- --help' });
  const empty = values.empty ?? false;
  const mode = env['PASSERELLE_MODE'] || (empty ? 'development' : 'demo');
  if (!MODES.includes(mode)) {
    throw new StartupError(`PASSERELLE_MODE must be one of ${MODES.join(', ')}; it is "${shown(mode)}".`);
  }
  return {
    empty,
    split: values.split ?? false,
    help: values.help ?? false,
    scale: readNumber('--scale', values.scale ?? '1', 0.001, 1_000),
    port: readPort(env['PORT'] || '4000'),
    host: env['HOST'] || LOOPBACK,
    mode,
    dataDir: resolve(env['DATA_DIR'] || 'data'),
  };
}

function readNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= low && value <= high) return value;
  throw new StartupError(`${name} must be a number from ${low} to ${high}; it is "${shown(text)}".`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new StartupError(`PORT must be a whole number from 1 to 65535; it is "${shown(text)}".`);
}
