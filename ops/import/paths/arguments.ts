import { readCommandLine, shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';

/** Names of the models as the command line has them; Markov's order is an option of its own. */
const MODEL_NAMES = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'position',
  'time-decay',
  'shapley',
  'markov',
] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

export interface PathOptions {
  readonly file: string;
  readonly models: readonly ModelName[];
  readonly orders: ReadonlyArray<1 | 2 | 3>;
  readonly withNulls: boolean;
  /** What stands between two steps. */
  readonly separator: string;
  /** Days between two steps, and after which one weighs half. */
  readonly stepDays: number;
  readonly halfLifeDays: number;
  readonly transitions: boolean;
  readonly output: 'both' | 'json' | 'table';
}

export const HELP = `npm run attribution -- paths <csv> [options]

Splits the conversions and the value of paths among their channels, by each model. The file has the columns
path;total_conversions;total_conversion_value;total_null, as R's ChannelAttribution writes them: steps are
separated by " > ", columns by semicolons, commas or tabs; value and null may be missing or empty. Numbers
have a decimal point. Prints a table, and then the same as JSON.

  --models <a,b>       which of ${MODEL_NAMES.slice(0, 4).join(', ')},
                       ${MODEL_NAMES.slice(4).join(', ')} (default: all)
  --order <1,2,3>      steps that a state of the Markov chain remembers (default: 1,2,3)
  --without-nulls      leaves out paths that led to nothing; the Markov models count them otherwise
  --transitions        adds the transition matrix of each Markov model to the JSON
  --sep <text>         what stands between steps (default: >)
  --step-days <n>      time decay: a file has no times, so its steps are taken to be this far apart (default: 1)
  --half-life <days>   time decay: after how many days a step weighs half (default: 7)
  --json, --table      only one of the two
  --help               this text

docs/attribution.md says what the models do.
`;

const OPTIONS = {
  models: { type: 'string' },
  order: { type: 'string' },
  'without-nulls': { type: 'boolean' },
  transitions: { type: 'boolean' },
  sep: { type: 'string' },
  'step-days': { type: 'string' },
  'half-life': { type: 'string' },
  json: { type: 'boolean' },
  table: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the command line; undefined when help is asked for.
 * @throws StartupError that names what is wrong.
 */
export function readPathOptions(args: readonly string[]): PathOptions | undefined {
  const help = 'npm run attribution -- --help';
  const { values, positionals } = readCommandLine(args, { options: OPTIONS, positionals: true, help });
  if (values.help) return undefined;
  const [what, file, ...more] = positionals;
  if (what !== 'paths') {
    const given = what === undefined ? 'Say what to do' : `"${shown(what)}" is not known`;
    throw new StartupError(`${given}: npm run attribution -- paths <csv>; see ${help}.`);
  }
  if (file === undefined) throw new StartupError('Name the file of paths: npm run attribution -- paths <csv>.');
  if (more.length > 0) throw new StartupError('Name one file of paths.');
  if (values.json && values.table) throw new StartupError('--json and --table leave nothing: give one of them.');
  return {
    file,
    models: readList('--models', values.models, MODEL_NAMES),
    orders: readList('--order', values.order, ['1', '2', '3']).map((order) => Number(order) as 1 | 2 | 3),
    withNulls: !values['without-nulls'],
    separator: values.sep ?? '>',
    stepDays: readDays('--step-days', values['step-days'] ?? '1'),
    halfLifeDays: readDays('--half-life', values['half-life'] ?? '7'),
    transitions: values.transitions ?? false,
    output: values.json ? 'json' : values.table ? 'table' : 'both',
  };
}

function readList<Name extends string>(option: string, text: string | undefined, names: readonly Name[]): Name[] {
  const asked = (text ?? names.join(',')).split(',').map((name) => name.trim());
  const strange = asked.find((name) => !(names as readonly string[]).includes(name));
  if (strange !== undefined) {
    throw new StartupError(`${option} must name ${names.join(', ')}; "${shown(strange)}" is none of them.`);
  }
  return names.filter((name) => asked.includes(name));
}

function readDays(option: string, text: string): number {
  const days = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (days > 0 && days <= 36_600) return days;
  throw new StartupError(`${option} must be a number of days above 0; it is "${shown(text)}".`);
}
