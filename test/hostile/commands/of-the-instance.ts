import {
  type HostileCommand,
  HUGE_ARGUMENT,
  NOBODY,
  NOT_ADMITTED,
  UNREACHABLE,
  WRONG_PASSWORD,
} from './hostile-command.ts';

const CREDENTIAL = { GATEWAY_CREDENTIAL: 'a-credential-of-thirty-two-characters' };
const SOME_ENGINE = { CLICKHOUSE_URL: 'http://127.0.0.1:9' };
const CUSTOMERS_AT_NOBODY = { SUBGRAPH_CUSTOMERS_URL: 'http://127.0.0.1:9' };
const HELD = { DATA_DIR: '$heldFolder' };
const ALREADY_RUNS = /^Passerelle already runs on the data folder/;
const ofItsData = 'decided by the migrations that the data has: see test/integration/database/schema-drift.test.ts';

/** Commands that start an instance or work on the data of one; more of what `start` and `import` refuse is tried beside their code. */
export const OF_THE_INSTANCE: Readonly<Record<string, HostileCommand>> = {
  start: {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'malformed', args: ['$binary'], says: /^Unexpected argument/ },
      { kind: 'wrong type', args: ['--scale', '-1'], says: /^--scale must be a number .* it is "-1"/ },
      { kind: 'wrong type', args: ['--empty=3'], says: /^--empty takes no value/ },
      { kind: 'wrong type', args: ['--empty'], env: { PORT: 'forty' }, says: /^PORT must be/ },
      { kind: 'huge', args: ['--scale', HUGE_ARGUMENT], says: /^--scale must be a number/ },
      { kind: 'twice', args: ['--scale', '1', '--scale=2'], says: /^--scale is given more than once/ },
      { kind: 'unauthorized', args: [], env: { DATA_DIR: '$binary' }, says: /^The data folder .* cannot be made/ },
      { kind: "another's id", args: [], env: { PORT: '$takenPort' }, says: /^The port \d+ is taken by another/ },
      { kind: "another's id", args: ['--empty'], env: HELD, says: ALREADY_RUNS },
    ],
    notApplicable: { 'wrong order': ofItsData },
  },
  'start:split': {
    sameAs: 'start',
    lines: [{ kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ }],
  },
  migrate: {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'malformed', args: [], env: { DATABASE_URL: 'nonsense' }, says: /^DATABASE_URL is not an address/ },
      { kind: 'wrong type', args: ['--roles=all'], says: /^--roles takes no value/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^Unexpected argument/ },
      { kind: 'unauthorized', args: [], env: WRONG_PASSWORD, says: NOT_ADMITTED },
      { kind: "another's id", args: [], env: NOBODY, says: UNREACHABLE },
    ],
    notApplicable: { twice: 'finds nothing to do the second time', 'wrong order': ofItsData },
  },
  import: {
    lines: [
      { kind: 'malformed', args: ['shopify-products', '$binary', '--nonsense'], says: /^Unknown option '--nonsense'/ },
      {
        kind: 'malformed',
        args: ['orders', '$binary', '--mapping', '$notYaml'],
        says: /^The mapping .* is not YAML/,
      },
      {
        kind: 'malformed',
        args: ['footfall', '$binary', '--mapping', '$notYaml'],
        says: /^The mapping .* is not YAML/,
      },
      { kind: 'wrong type', args: ['shopify-products', '$folder'], says: /is not a file/ },
      { kind: 'wrong type', args: ['footfall', '$folder'], says: /is not a file/ },
      { kind: 'wrong type', args: ['rates', '$folder'], says: /is not a file/ },
      { kind: 'wrong order', args: ['take-back-footfall'], says: /^Name the one import to take back/ },
      { kind: 'wrong order', args: ['take-back-spend'], says: /^Name the one import to take back/ },
      { kind: 'wrong order', args: ['take-back-rates', 'ecb', 'file'], says: /^Name the one import to take back/ },
      { kind: 'wrong order', args: ['take-back-sessions'], says: /^Name the one import to take back/ },
      { kind: 'wrong type', args: ['take-back-goals', 'goals.csv', '--dry-run'], says: /^--dry-run is for imports/ },
      { kind: 'unauthorized', args: ['take-back-goals', 'goals.csv'], env: WRONG_PASSWORD, says: NOT_ADMITTED },
      { kind: 'wrong order', args: ['take-back-products'], says: /^Name the one import to take back/ },
      { kind: 'wrong type', args: ['take-back-products', 'shopify'], says: /^"shopify" is no number of an import/ },
      { kind: 'huge', args: ['take-back-products', HUGE_ARGUMENT], says: /is no number of an import/ },
      { kind: 'unauthorized', args: ['take-back-products', '1'], env: WRONG_PASSWORD, says: NOT_ADMITTED },
      {
        kind: 'huge',
        args: ['shopify-products', HUGE_ARGUMENT],
        says: /^The file x+… cannot be read \(ENAMETOOLONG\)/,
      },
      {
        kind: 'huge',
        args: ['orders', '$binary', '--mapping', HUGE_ARGUMENT],
        says: /^The mapping x+… cannot be read/,
      },
      {
        kind: 'twice',
        args: ['shopify-products', '$binary', '--channels', 'WEB', '--channels', 'APP'],
        says: /^--channels is given more than once/,
      },
      { kind: "another's id", args: ['shopify-products', '/no/such.csv'], says: /^There is no file \/no\/such\.csv/ },
      { kind: "another's id", args: ['shopify-products', '$binary'], env: NOBODY, says: UNREACHABLE },
      { kind: "another's id", args: ['shopify-products', '$binary'], env: HELD, says: ALREADY_RUNS },
      { kind: 'unauthorized', args: ['shopify-products', '$binary'], env: WRONG_PASSWORD, says: NOT_ADMITTED },
      {
        kind: 'unauthorized',
        args: ['shopify-products', '$binary', '--dry-run'],
        env: WRONG_PASSWORD,
        says: NOT_ADMITTED,
      },
      {
        kind: 'wrong order',
        args: ['shopify-products', '$binary', '--mapping', '$notYaml'],
        says: /^--mapping is for orders/,
      },
    ],
  },
  backup: {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'wrong type', args: ['--secrets=all', 'x'], says: /^--secrets takes no value/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^There is no database in the data folder/ },
      { kind: 'twice', args: ['here', 'there'], says: /^One folder must be named for the backup/ },
      { kind: 'unauthorized', args: ['/tmp/nowhere'], env: WRONG_PASSWORD, says: NOT_ADMITTED },
      { kind: "another's id", args: ['/tmp/nowhere'], env: NOBODY, says: UNREACHABLE },
      { kind: 'wrong order', args: ['/tmp/nowhere'], says: /^There is no database in the data folder/ },
    ],
  },
  restore: {
    lines: [
      { kind: 'malformed', args: ['$folder'], says: /^There is no backup in .*: it has no manifest\.json/ },
      { kind: 'wrong type', args: ['--help=yes'], says: /^--help takes no value/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^There is no backup in/ },
      { kind: 'twice', args: ['here', 'there'], says: /^The folder of the backup must be named/ },
      { kind: "another's id", args: ['/no/such/backup'], says: /^There is no backup in \/no\/such\/backup/ },
    ],
    notApplicable: {
      unauthorized: 'looks at the backup first: see test/integration/instance/backup.test.ts',
      'wrong order': 'refuses a place that is not empty: see test/integration/instance/backup.test.ts',
    },
  },
  rebuild: {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'wrong type', args: ['--help=yes'], says: /^--help takes no value/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^Unexpected argument/ },
      { kind: 'unauthorized', args: [], env: WRONG_PASSWORD, says: NOT_ADMITTED },
      { kind: "another's id", args: [], env: NOBODY, says: UNREACHABLE },
      { kind: 'wrong order', args: [], says: /^There is no instance in the data folder .* yet/ },
    ],
    notApplicable: { twice: 'makes the same figures again' },
  },
  ltv: {
    lines: [
      { kind: 'malformed', args: ['$notYaml'], says: /^No column of the customer is found: name it by --customer/ },
      { kind: 'malformed', args: ['$notYaml', '--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'wrong type', args: ['$folder'], says: /is not a file/ },
      {
        kind: 'wrong type',
        args: ['x.csv', '--months', 'many'],
        says: /^--months must be a whole number from 1 to 120/,
      },
      {
        kind: 'wrong type',
        args: ['x.csv', '--calibration-end', '1997-02-30'],
        says: /^--calibration-end must be a day/,
      },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^The file x+… cannot be read \(ENAMETOOLONG\)/ },
      { kind: 'huge', args: ['x.csv', '--discount', '1e400'], says: /^--discount must be a number from 0 to 10/ },
      {
        kind: 'twice',
        args: ['x.csv', '--model', 'bg-nbd', '--model=bg-nbd'],
        says: /^--model is given more than once/,
      },
      { kind: 'twice', args: ['x.csv', 'x.csv'], says: /^Name the one file of transactions/ },
      { kind: "another's id", args: ['/no/such.csv'], says: /^There is no file \/no\/such\.csv/ },
      {
        kind: "another's id",
        args: ['x.csv', '--model', 'crystal-ball'],
        says: /^--model must be bg-nbd or pareto-nbd/,
      },
    ],
    notApplicable: {
      unauthorized: 'reads a file of the one who runs it, and no instance',
      'wrong order': 'needs nothing to have been done before',
    },
  },
  demo: {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'wrong type', args: ['--scale', '-1'], says: /^--scale must be a number/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^Unexpected argument/ },
      { kind: 'unauthorized', args: [], env: { ...WRONG_PASSWORD, ...SOME_ENGINE }, says: NOT_ADMITTED },
      { kind: "another's id", args: [], env: { ...NOBODY, ...SOME_ENGINE }, says: UNREACHABLE },
      { kind: 'wrong order', args: [], says: /^DATABASE_URL and CLICKHOUSE_URL must be set/ },
      {
        kind: 'wrong order',
        args: [],
        env: { ...NOBODY, ...SOME_ENGINE, PASSERELLE_MODE: 'production' },
        says: /^The demo shop needs PASSERELLE_MODE=demo/,
      },
    ],
    notApplicable: { twice: 'says that the shop was there already: see test/integration/instance/compose.test.ts' },
  },
  'first-admin': {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'wrong type', args: ['--help=yes'], says: /^--help takes no value/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^Unexpected argument/ },
      { kind: 'unauthorized', args: [], env: CUSTOMERS_AT_NOBODY, says: /^GATEWAY_CREDENTIAL must be set/ },
      {
        kind: "another's id",
        args: [],
        env: { ...CUSTOMERS_AT_NOBODY, ...CREDENTIAL },
        says: /^The customers domain does not answer at http:\/\/127\.0\.0\.1:9/,
      },
      { kind: 'wrong order', args: [], says: /^There is no instance in the data folder .* yet/ },
    ],
    notApplicable: { twice: 'each code replaces the one before' },
  },
  keys: {
    lines: [
      { kind: 'malformed', args: ['nonsense'], says: /^Unexpected argument 'nonsense'/ },
      { kind: 'wrong type', args: ['--help=yes'], says: /^--help takes no value/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^Unexpected argument/ },
    ],
    notApplicable: {
      unauthorized: 'makes something new, and reads nothing',
      "another's id": 'names nothing',
      twice: 'makes other keys each time',
      'wrong order': 'comes first',
    },
  },
  bench: {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'wrong type', args: ['--seconds', 'many'], says: /^--seconds must be a number/ },
      { kind: 'wrong type', args: ['--repeats', '-1'], says: /^--repeats must be a number/ },
      { kind: 'wrong type', args: ['--figures', '1,many'], says: /^--figures must be millions/ },
      { kind: 'huge', args: ['--seconds', '1e400'], says: /^--seconds must be a number/ },
      { kind: 'twice', args: ['--mode', 'one', '--mode', 'split'], says: /^--mode is given more than once/ },
      { kind: "another's id", args: ['--mode', 'sideways'], says: /^--mode must be one of/ },
    ],
    notApplicable: {
      unauthorized: 'measures an instance of its own',
      'wrong order': 'makes the instance that it measures',
    },
  },
  'ops/start/serve': {
    lines: [
      { kind: 'malformed', args: [], says: /^Name the one subgraph to serve/ },
      { kind: "another's id", args: ['nonsense'], says: /^Name the one subgraph to serve/ },
      { kind: 'twice', args: ['catalog', 'catalog'], says: /^Name the one subgraph to serve/ },
      { kind: 'unauthorized', args: ['catalog'], says: /^GATEWAY_CREDENTIAL/ },
      { kind: 'wrong type', args: ['catalog'], env: { ...CREDENTIAL, PORT: 'forty' }, says: /^PORT must be/ },
      { kind: 'huge', args: ['catalog'], env: { ...CREDENTIAL, PORT: '70000' }, says: /^PORT must be/ },
    ],
    notApplicable: { 'wrong order': 'says that it is not ready until its database is' },
  },
  'ops/start/replica': {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'unauthorized', args: [], says: /^GATEWAY_CREDENTIAL/ },
      { kind: 'unauthorized', args: [], env: { GATEWAY_CREDENTIAL: 'short' }, says: /^GATEWAY_CREDENTIAL.*32/ },
      { kind: 'wrong type', args: [], env: { ...CREDENTIAL, PORT: 'forty' }, says: /^PORT must be/ },
      { kind: 'huge', args: [], env: { ...CREDENTIAL, PORT: '70000' }, says: /^PORT must be/ },
    ],
    notApplicable: {
      twice: 'is a replica beside others by design',
      "another's id": 'names nothing',
      'wrong order': 'says that it is not ready until its databases are',
    },
  },
  gateway: {
    lines: [
      {
        kind: 'malformed',
        args: [],
        env: { SUPERGRAPH_FILE: '$binary' },
        says: /^SUPERGRAPH_FILE names .* no composed/,
      },
      { kind: 'wrong type', args: [], env: { PORT: 'forty' }, says: /^PORT must be/ },
      { kind: 'huge', args: [], env: { PORT: '70000' }, says: /^PORT must be/ },
      { kind: "another's id", args: [], env: { PORT: '$takenPort' }, says: /\d+ is taken|\d+.*in use/ },
      {
        kind: 'wrong order',
        args: [],
        env: { SUPERGRAPH_FILE: '/no/such' },
        says: /^SUPERGRAPH_FILE names \/no\/such, which cannot be read/,
      },
    ],
    notApplicable: {
      unauthorized: 'starts without a credential too, and is refused by the subgraphs then',
      twice: 'is started as often as there are ports',
    },
  },
};
