import { readCommandLine, shown } from '../cli/command-line.ts';
import { StartupError } from '../cli/startup-error.ts';

/** What can be imported. */
const IMPORTS = [
  'shopify-products',
  'shopify-inventory',
  'orders',
  'sessions',
  'goals',
  'spend',
  'footfall',
  'rates',
  'take-back',
  'take-back-stock',
  'take-back-products',
  'take-back-footfall',
  'take-back-spend',
  'take-back-rates',
  'take-back-goals',
  'take-back-sessions',
] as const;
type ImportName = (typeof IMPORTS)[number];

/** What a mapping describes. */
const MAPPED: ReadonlySet<string> = new Set<ImportName>(['orders', 'sessions', 'footfall']);

export interface ImportOptions {
  readonly what: ImportName;
  readonly files: readonly string[];
  readonly mapping: string | undefined;
  readonly dryRun: boolean;
  /** Whether orders that the file says otherwise now are written again. */
  readonly correct: boolean;
  /** Whether a first mapping is to be written instead of an import. */
  readonly suggest: boolean;
  /** Whether variants that a product of the file no longer has are taken off sale. */
  readonly archiveMissing: boolean;
  /** Location of the stock that a product file counts. */
  readonly stock: string | undefined;
  /** Channels in which imported products are listed. */
  readonly channels: readonly string[];
  /** Currency of product prices, and of spend and the base of rates that name none; the instance's when absent. */
  readonly currency: string | undefined;
  /** Folder for the files of refused rows. */
  readonly rejects: string;
}

export const HELP = `npm run import -- <what> <file...> [options]

  shopify-products <file...>            Shopify's product CSV
  shopify-inventory <file...>           Shopify's inventory CSV: the stock of each SKU at each location
  orders <file...> --mapping <m.yaml>   order or order-line CSVs, described by a mapping; the files in the order
                                        in which the mapping names them (ops/import/mappings holds examples)
  sessions <file...> --mapping <m.yaml> sessions of a web shop and the pages looked at in them, described by a mapping;
                                        orders of a mapping of the same name belong to them
  goals <file...>                       goals of figures: metric, scope (all, channel, store), code, period
                                        (2026-11, 2026-Q4) or from and before, target, currency

  spend <file...>                       what was spent: day, channel, amount, and campaign, purpose, currency if any
  footfall <file...>                    visitors of stores: store (its code), day, visitors, and hour if known; a counter's
                                        own columns by --mapping <m.yaml>
  rates <file...>                       exchange rates by day: the ECB's eurofxref XML or CSV, or day, currency, rate, and base
                                        if any (default: --currency): how many of the currency one of the base buys

  orders <file> --suggest               writes a first mapping of the file to <file>.mapping.yaml, with what is sure
  take-back <name>                      takes the orders back that a mapping of this name imported
  take-back-stock shopify               takes back what imports moved of the stock; a level that has fewer units left
                                        than came in stays, and is reported
  take-back-products <number>
                        takes back what an import of products wrote, by the number that it told at its end: products that
                        it made are archived, others are what they were; what was changed since stays, and is reported
  take-back-footfall <name>
                        takes back the visitors that imports of this name counted (footfall without a mapping)
  take-back-spend <file>
                        takes back what files of this name said was spent
  take-back-rates <source>
                        takes back the rates of a source (ecb; file for a table of one's own); orders keep those that
                        they have
  take-back-goals <file>
                        takes back the goals of files of this name
  take-back-sessions <name>
                        takes back the sessions and page views that a mapping of this name imported; its orders stay
                        Of all four what was said before holds again; what was set since stays, and is reported

  --correct            writes orders again that are there and say something else now, by adjusting entries;
                       without it they are reported, and stay as they are
  --stock <location>   where the stock of a product file lies (Variant Inventory Qty); it is not taken otherwise
  --archive-missing    takes products of earlier imports and their variants off sale that the files no longer have;
                       without it they are reported. Needs --whole, for a file of some products would take all others off
  --whole              says that the files hold every product of their shop
  --dry-run            reads and checks everything against the target, or an empty one where there is none yet (of spend,
                       rates, footfall and goals the file alone); writes nothing but the files of refused rows
  --channels <A,B>     where imported products are listed (default: WEB,APP,STORE)
  --currency <EUR>     currency of product prices, and of spend and the base of rates that name none
                       (default: SHOP_CURRENCY)
  --rejects <folder>   where <file>.rejects.csv goes, if a row is refused (default: here)
  --help               this text

Importing a file again changes nothing and tells what differs; an import that was interrupted continues where it stopped.
An import into a new instance makes it one of real data: npm start then opens it without the demo.
DATA_DIR, DATABASE_URL and <DOMAIN>_DATABASE_URL name the target, as for npm start.
`;

const OPTIONS = {
  mapping: { type: 'string' },
  'dry-run': { type: 'boolean' },
  correct: { type: 'boolean' },
  'archive-missing': { type: 'boolean' },
  whole: { type: 'boolean' },
  suggest: { type: 'boolean' },
  stock: { type: 'string' },
  channels: { type: 'string' },
  currency: { type: 'string' },
  rejects: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the command line; undefined when help is asked for.
 * @throws StartupError that names what is wrong.
 */
export function readImportOptions(args: readonly string[]): ImportOptions | undefined {
  const { values, positionals } = readCommandLine(args, {
    options: OPTIONS,
    positionals: true,
    help: 'npm run import -- --help',
  });
  if (values.help) return undefined;
  const [what, ...files] = positionals;
  if (what === undefined) throw new StartupError(`Say what to import: ${IMPORTS.join(' or ')}; see --help.`);
  if (!isImportName(what)) {
    throw new StartupError(`"${shown(what)}" cannot be imported; it must be ${IMPORTS.join(' or ')}.`);
  }
  const isTakenBack = what.startsWith('take-back');
  if (isTakenBack && files.length !== 1) {
    throw new StartupError(
      'Name the one import to take back: npm run import -- take-back <name of its mapping>, take-back-stock shopify, take-back-products <number>, take-back-footfall <name>, take-back-spend <file>, take-back-rates <source>, take-back-goals <file>, or take-back-sessions <name>.',
    );
  }
  if (what === 'take-back-products' && !/^\d{1,9}$/.test(files[0] ?? '')) {
    throw new StartupError(
      `"${shown(files[0] ?? '')}" is no number of an import; an import of products tells it at its end.`,
    );
  }
  if (files.length === 0) throw new StartupError(`Name the file to import: npm run import -- ${what} <file>.`);
  const suggest = values.suggest ?? false;
  if (suggest && (what !== 'orders' || files.length !== 1 || values.mapping !== undefined)) {
    throw new StartupError('--suggest is for one file of orders without --mapping.');
  }
  if (what === 'orders' && values.mapping === undefined && !suggest) {
    throw new StartupError(
      'An order file needs --mapping <file.yaml> that says what its columns mean; --suggest writes a first one.',
    );
  }
  if (what === 'sessions' && values.mapping === undefined) {
    throw new StartupError('Files of sessions need --mapping <file.yaml> that says what their columns mean.');
  }
  if (!MAPPED.has(what) && values.mapping !== undefined) {
    throw new StartupError(`--mapping is for orders, sessions and footfall; ${what} files describe themselves.`);
  }
  if (what !== 'orders' && values.correct) throw new StartupError('--correct is for orders.');
  if (what !== 'shopify-products' && values['archive-missing']) {
    throw new StartupError('--archive-missing is for shopify-products.');
  }
  if (values.whole && !values['archive-missing']) throw new StartupError('--whole is for --archive-missing.');
  if (values['archive-missing'] && !values.whole && !values['dry-run']) {
    throw new StartupError(
      '--archive-missing takes every product off sale that the files do not have: add --whole if they hold all; --dry-run tells which.',
    );
  }
  if (what !== 'shopify-products' && values.stock !== undefined) {
    throw new StartupError('--stock is for shopify-products; shopify-inventory files name their locations.');
  }
  if (isTakenBack && what !== 'take-back-products' && values['dry-run']) {
    throw new StartupError(`--dry-run is for imports and take-back-products, not for ${what}.`);
  }
  const currency = values.currency;
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    throw new StartupError(`--currency must be an ISO 4217 code such as EUR; it is "${shown(currency)}".`);
  }
  return {
    what,
    files,
    mapping: values.mapping,
    dryRun: values['dry-run'] ?? false,
    correct: values.correct ?? false,
    suggest,
    stock: values.stock,
    archiveMissing: values['archive-missing'] ?? false,
    channels: (values.channels ?? 'WEB,APP,STORE')
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean),
    currency,
    rejects: values.rejects ?? '.',
  };
}

function isImportName(text: string): text is ImportName {
  return (IMPORTS as readonly string[]).includes(text);
}
