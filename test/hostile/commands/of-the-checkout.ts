import { type HostileCommand, HUGE_ARGUMENT, OF_THE_CHECKOUT } from './hostile-command.ts';

const NOT_EXPECTED = /^Unexpected argument 'nonsense'/;
/** A command that takes nothing but `--help`; others of the kind are read by the same few lines. */
const ALONE: HostileCommand = {
  lines: [
    { kind: 'malformed', args: ['nonsense'], says: NOT_EXPECTED },
    { kind: 'wrong type', args: ['--help=yes'], says: /^--help takes no value/ },
    { kind: 'huge', args: [HUGE_ARGUMENT], says: /^Unexpected argument 'x+…'/ },
  ],
  notApplicable: OF_THE_CHECKOUT,
};

const { unauthorized, 'wrong order': wrongOrder } = OF_THE_CHECKOUT;
const NO_USAGE = /^Usage: npm run migrate:new/;
const NOT_BUILT = /^There is no nonsense to build/;

/** Commands that write something of the checkout. */
export const OF_ITS_FILES: Readonly<Record<string, HostileCommand>> = {
  attribution: {
    lines: [
      { kind: 'malformed', args: ['nonsense'], says: /^"nonsense" is not known: npm run attribution -- paths/ },
      { kind: 'malformed', args: ['paths'], says: /^Name the file of paths/ },
      { kind: 'malformed', args: ['paths', '$notYaml'], says: /line 1: the header has no column path/ },
      { kind: 'wrong type', args: ['paths', '$folder'], says: /is not a file/ },
      {
        kind: 'wrong type',
        args: ['paths', '$binary', '--order', '4'],
        says: /^--order must name 1, 2, 3; "4" is none/,
      },
      { kind: 'wrong type', args: ['paths', '$binary', '--half-life', '-1'], says: /^--half-life must be a number of/ },
      { kind: 'huge', args: ['paths', HUGE_ARGUMENT], says: /^The file x+… cannot be read \(ENAMETOOLONG\)/ },
      { kind: 'twice', args: ['paths', '$binary', '--sep', '>', '--sep', '>'], says: /^--sep is given more than once/ },
      { kind: "another's id", args: ['paths', '/no/such.csv'], says: /^There is no file \/no\/such\.csv/ },
    ],
    notApplicable: { unauthorized: OF_THE_CHECKOUT.unauthorized, 'wrong order': OF_THE_CHECKOUT['wrong order'] },
  },
  build: {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'wrong type', args: ['--help=yes'], says: /^--help takes no value/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^There is no x+… to build/ },
      { kind: "another's id", args: ['nonsense'], says: NOT_BUILT },
    ],
    notApplicable: { unauthorized, twice: 'builds what has changed alone', 'wrong order': wrongOrder },
  },
  'build:dashboard': { sameAs: 'build', lines: [{ kind: "another's id", args: ['nonsense'], says: NOT_BUILT }] },
  'build:explorer': { sameAs: 'build', lines: [{ kind: "another's id", args: ['nonsense'], says: NOT_BUILT }] },
  compose: {
    lines: [
      { kind: 'malformed', args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
      { kind: 'malformed', args: ['--base', '$binary'], says: /^--base names .*, which is no composed supergraph/ },
      { kind: 'wrong type', args: ['--base', '$folder'], says: /^--base names .*, which cannot be read \(EISDIR\)/ },
      { kind: 'wrong type', args: ['--check=yes'], says: /^--check takes no value/ },
      { kind: 'huge', args: ['--base', HUGE_ARGUMENT], says: /^--base names x+…, which cannot be read/ },
      { kind: 'twice', args: ['--base', 'a', '--base', 'b'], says: /^--base is given more than once/ },
      { kind: "another's id", args: ['--base', '/no/such'], says: /^--base names \/no\/such, which cannot be read/ },
    ],
    notApplicable: { unauthorized, 'wrong order': 'a breaking change: see ops/dev/compose-schema/compose.test.ts' },
  },
  'bench:execution': { sameAs: 'generate', lines: [{ kind: 'malformed', args: ['nonsense'], says: NOT_EXPECTED }] },
  'compose:docker': { sameAs: 'generate', lines: [{ kind: 'malformed', args: ['nonsense'], says: NOT_EXPECTED }] },
  generate: ALONE,
  'lock:complete': { sameAs: 'generate', lines: [{ kind: 'malformed', args: ['nonsense'], says: NOT_EXPECTED }] },
  typecheck: { sameAs: 'generate', lines: [{ kind: 'malformed', args: ['nonsense'], says: NOT_EXPECTED }] },
  'generate:clients': { sameAs: 'generate', lines: [{ kind: 'malformed', args: ['nonsense'], says: NOT_EXPECTED }] },
  'generate:dashboard': {
    lines: [
      { kind: 'malformed', args: ['$notYaml'], says: /cannot be used: Syntax Error/ },
      { kind: 'wrong type', args: ['$folder'], says: /cannot be used: EISDIR/ },
      { kind: 'huge', args: [HUGE_ARGUMENT], says: /^There is no schema x+/ },
      { kind: 'twice', args: ['$binary', '$binary'], says: /^Name one schema at most/ },
      { kind: "another's id", args: ['/no/such.graphql'], says: /^There is no schema \/no\/such\.graphql/ },
    ],
    notApplicable: { unauthorized, 'wrong order': 'documents that the graph lacks: see test/contract' },
  },
  'migrate:new': {
    lines: [
      { kind: 'malformed', args: [], says: NO_USAGE },
      { kind: 'malformed', args: ['catalog', '../../x'], says: NO_USAGE },
      { kind: 'wrong type', args: ['catalog', '42'], says: NO_USAGE },
      { kind: 'huge', args: ['catalog', `add_${HUGE_ARGUMENT}`], says: NO_USAGE },
      { kind: 'twice', args: ['catalog', 'add_size', 'add_size'], says: NO_USAGE },
      { kind: "another's id", args: ['nonsense', 'add_size'], says: NO_USAGE },
    ],
    notApplicable: { unauthorized, 'wrong order': 'finds what is missing, and writes nothing where nothing is' },
  },
};
