/** A command started so that it cannot succeed. */
export interface HostileCommand {
  /** Arguments; `$binary`, `$folder` and `$notYaml` stand for files that the test makes. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The sentence that says what to change. */
  readonly says: RegExp;
}

const NOBODY = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' };
const NONE: readonly HostileCommand[] = [];

/**
 * Every command of package.json. Those that take neither arguments nor settings, or hand them to a tool of others,
 * have no case; what stands in the contract test of the operator's commands is not repeated.
 */
export const HOSTILE_COMMANDS: Readonly<Record<string, readonly HostileCommand[]>> = {
  start: [
    { args: ['--scale=-1'], says: /^--scale must be a number/ },
    { args: ['$binary'], says: /argument/ },
    { args: ['--empty'], env: { PORT: '70000' }, says: /^PORT/ },
  ],
  'start:split': [{ args: ['--nonsense'], says: /^Unknown option '--nonsense'/ }],
  migrate: [{ args: [], env: NOBODY, says: /^The database of DATABASE_URL cannot be reached/ }],
  'migrate:new': [{ args: ['catalog', '../../x'], says: /^Usage: npm run migrate:new/ }],
  'generate:dashboard': [{ args: ['/no/such.graphql'], says: /^There is no schema \/no\/such\.graphql/ }],
  compose: [{ args: ['--base', '$folder'], says: /^--base names .*, which cannot be read/ }],
  'build:dashboard': [{ args: ['nonsense'], says: /^There is no nonsense to build/ }],
  'build:explorer': [{ args: ['nonsense'], says: /^There is no nonsense to build/ }],
  import: [
    { args: ['shopify-products', '$binary', '--nonsense'], says: /^Unknown option '--nonsense'/ },
    { args: ['shopify-products', '$folder'], says: /is not a file/ },
    { args: ['orders', '$binary', '--mapping', '/no/such.yaml'], says: /^The mapping \/no\/such\.yaml cannot be read/ },
    { args: ['orders', '$binary', '--mapping', '$notYaml'], says: /^The mapping .* is not YAML/ },
    { args: ['shopify-products', '$binary'], env: NOBODY, says: /^The database of DATABASE_URL cannot be reached/ },
  ],
  rebuild: [{ args: [], env: NOBODY, says: /^The database of DATABASE_URL cannot be reached/ }],
  bench: [
    { args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
    { args: ['--mode', 'sideways'], says: /^--mode must be one of/ },
    { args: ['--seconds', 'many'], says: /^--seconds must be a number/ },
  ],
  build: NONE,
  generate: NONE,
  'compose:docker': NONE,
  'lock:complete': NONE,
  test: NONE,
  'test:long': NONE,
  lint: NONE,
  format: NONE,
  typecheck: NONE,
  depcruise: NONE,
  knip: NONE,
  prepare: NONE,
};
