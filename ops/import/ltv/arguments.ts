import { readCommandLine, shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';

const MODELS = { 'bg-nbd': 'BG_NBD', 'pareto-nbd': 'PARETO_NBD' } as const;
const UNITS = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 } as const;

export interface LtvOptions {
  readonly file: string;
  readonly model: (typeof MODELS)[keyof typeof MODELS];
  readonly unit: keyof typeof UNITS;
  readonly unitDays: number;
  /** YYYY-MM-DD; the last day of the file when absent, and then nothing is held out. */
  readonly calibrationEnd: string | undefined;
  /** Columns by name or by position from 1; found by their header when absent. */
  readonly columns: {
    readonly customer: string | undefined;
    readonly date: string | undefined;
    readonly amount: string | undefined;
    /** Units, where the amount is the price of one. */
    readonly quantity: string | undefined;
    readonly groups: string | undefined;
  };
  readonly dateFormat: string | undefined;
  readonly decimal: ',' | '.' | undefined;
  readonly months: number;
  readonly marginRate: number;
  readonly yearlyDiscount: number;
  readonly seed: number;
  /** Folder of the files that are written. */
  readonly out: string;
}

export const HELP = `npm run ltv -- <transactions.csv> [options]   what customers are worth, by BG/NBD and Gamma-Gamma

  --customer, --date, --amount <column>   by name, or by position from 1; found by the header otherwise
  --quantity <column>          units, where the amount is the price of one
  --groups <column>            how a customer was acquired, as her first row says; values are reported by it
  --calibration-end <date>     YYYY-MM-DD: the models see purchases until then; later ones are held against them
  --model <bg-nbd|pareto-nbd>  default bg-nbd
  --unit <day|week|month|year> in which times are reported; default week
  --months <12>                how far values look ahead
  --margin <1>                 margin as a fraction of what is spent; 1 values sales
  --discount <0.1>             what money of next year is worth less, as a fraction
  --date-format <format>       such as d/M/yyyy; dates of ISO 8601 and yyyyMMdd are found
  --decimal <.|,>              the mark of decimals, where amounts leave it open
  --seed <1>                   of the 500 draws from which intervals are read
  --out <folder>               where <file>.ltv.csv and <file>.ltv.json go; default here
  --help                       this text

Rows without a customer, or with a word such as NA, null or guest for one, are left out and counted. A day is the one
that is written, whatever offset stands beside it. Purchases of one day are one; a day on which as much came back is none.
`;

const OPTIONS = {
  customer: { type: 'string' },
  date: { type: 'string' },
  amount: { type: 'string' },
  quantity: { type: 'string' },
  groups: { type: 'string' },
  'calibration-end': { type: 'string' },
  model: { type: 'string' },
  unit: { type: 'string' },
  months: { type: 'string' },
  margin: { type: 'string' },
  discount: { type: 'string' },
  'date-format': { type: 'string' },
  decimal: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the command line; undefined when help is asked for.
 * @throws StartupError that names what is wrong.
 */
export function readLtvOptions(args: readonly string[]): LtvOptions | undefined {
  const { values, positionals } = readCommandLine(args, {
    options: OPTIONS,
    positionals: true,
    help: 'npm run ltv -- --help',
  });
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new StartupError('Name the one file of transactions: npm run ltv -- <transactions.csv>.');
  }
  const unit = oneOf('unit', values.unit ?? 'week', UNITS);
  const calibrationEnd = values['calibration-end'];
  if (calibrationEnd !== undefined && !isDate(calibrationEnd)) {
    throw new StartupError(`--calibration-end must be a day such as 1997-09-30; it is "${shown(calibrationEnd)}".`);
  }
  const { decimal } = values;
  if (decimal !== undefined && decimal !== '.' && decimal !== ',') {
    throw new StartupError(`--decimal must be . or ,; it is "${shown(decimal)}".`);
  }
  const { customer, date, amount, quantity, groups } = values;
  return {
    file,
    model: MODELS[oneOf('model', values.model ?? 'bg-nbd', MODELS)],
    unit,
    unitDays: UNITS[unit],
    calibrationEnd,
    columns: { customer, date, amount, quantity, groups },
    dateFormat: values['date-format'],
    decimal,
    months: numberOf('months', values.months ?? '12', { least: 1, most: 120, isWhole: true }),
    marginRate: numberOf('margin', values.margin ?? '1', { least: 0, most: 1 }),
    yearlyDiscount: numberOf('discount', values.discount ?? '0.1', { least: 0, most: 10 }),
    seed: numberOf('seed', values.seed ?? '1', { least: 0, most: 4_294_967_295, isWhole: true }),
    out: values.out ?? '.',
  };
}

function oneOf<T extends object>(name: string, text: string, choices: T): keyof T & string {
  if (Object.hasOwn(choices, text)) return text as keyof T & string;
  throw new StartupError(`--${name} must be ${Object.keys(choices).join(' or ')}; it is "${shown(text)}".`);
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
}

function numberOf(name: string, text: string, { least, most, isWhole = false }: Bounds): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most && (!isWhole || Number.isInteger(number))) return number;
  const kind = isWhole ? 'a whole number' : 'a number';
  throw new StartupError(`--${name} must be ${kind} from ${least} to ${most}; it is "${shown(text)}".`);
}

function isDate(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
