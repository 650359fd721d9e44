import { readCommandLine, shown } from '../../ops/cli/command-line.ts';
import { StartupError } from '../../ops/cli/startup-error.ts';

export interface BenchOptions {
  readonly seconds: number;
  readonly repeats: number;
  readonly scale: number;
  /** Variants that the catalog is filled up to; undefined for those of the demo alone. */
  readonly variants: number | undefined;
  readonly only: string | undefined;
  /** Millions of generated orders over which the pages of figures are measured; empty for none. */
  readonly figures: readonly number[];
  readonly mode: 'one' | 'split' | 'both';
  readonly help: boolean;
}

const MODES = ['one', 'split', 'both'] as const;

const OPTIONS = {
  seconds: { type: 'string' },
  repeats: { type: 'string' },
  scale: { type: 'string' },
  variants: { type: 'string' },
  only: { type: 'string' },
  figures: { type: 'string' },
  mode: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws StartupError that names what is wrong on the command line. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = readCommandLine(args, { options: OPTIONS, help: 'npm run bench -- --help' });
  const mode = MODES.find((one) => one === (values.mode ?? 'both'));
  if (mode === undefined)
    throw new StartupError(`--mode must be one of ${MODES.join(', ')}; it is "${shown(values.mode ?? '')}".`);
  return {
    mode,
    only: values.only,
    help: values.help ?? false,
    seconds: readNumber('--seconds', values.seconds ?? '5'),
    repeats: readNumber('--repeats', values.repeats ?? '3'),
    scale: readNumber('--scale', values.scale ?? '1'),
    variants: values.variants === undefined ? undefined : readVariants(values.variants),
    figures: (values.figures?.split(',') ?? []).map((size) => readMillions(size)),
  };
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1_000))
    throw new StartupError(`${name} must be a number above 0; it is "${shown(text)}".`);
  return value;
}

/** What the importer takes in within minutes to an hour. */
const MOST_VARIANTS = 2_000_000;

function readVariants(text: string): number {
  const value = Number(text);
  if (!(Number.isSafeInteger(value) && value > 0 && value <= MOST_VARIANTS))
    throw new StartupError(`--variants must be a whole number up to ${MOST_VARIANTS}; it is "${shown(text)}".`);
  return value;
}

/** Sizes larger than these would not fit into the ids that the generated facts are made of. */
const MOST_MILLIONS = 20;

function readMillions(text: string): number {
  const value = Number(text);
  if (!(value >= 0.01 && value <= MOST_MILLIONS))
    throw new StartupError(`--figures must be millions from 0.01 to ${MOST_MILLIONS}; it is "${shown(text)}".`);
  return value;
}
