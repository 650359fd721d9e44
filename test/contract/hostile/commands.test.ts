import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../ops/project.ts';

interface HostileCommand {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The one sentence that says what to change. */
  readonly says: RegExp;
}

/** A row for every operator's command; one without cases takes neither arguments nor settings. */
const HOSTILE_COMMANDS: Readonly<Record<string, readonly HostileCommand[]>> = {
  build: [{ args: ['nonsense'], says: /^There is no nonsense to build/ }],
  'compose-schema': [
    { args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
    { args: ['--base', '/no/such/file'], says: /^--base names \/no\/such\/file, which cannot be read/ },
  ],
  demo: [],
  'docker-compose': [],
  generate: [],
  house: [
    { args: [], says: /^GATEWAY_CREDENTIAL/ },
    { args: [], env: { GATEWAY_CREDENTIAL: 'short' }, says: /^GATEWAY_CREDENTIAL.*32/ },
  ],
  import: [
    { args: [], says: /^Say what to import/ },
    { args: ['nonsense', 'x.csv'], says: /^"nonsense" cannot be imported/ },
    { args: ['shopify-products', '/no/such.csv'], says: /^There is no file \/no\/such\.csv/ },
    { args: ['orders'], says: /^Name the file to import/ },
  ],
  'lock-file': [],
  migrate: [
    { args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
    { args: [], env: { DATABASE_URL: 'nonsense' }, says: /DATABASE_URL/ },
    { args: [], env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }, says: /DATABASE_URL/ },
  ],
  'migrate-new': [
    { args: [], says: /^Usage: npm run migrate:new/ },
    { args: ['nonsense', 'add_size'], says: /^Usage: npm run migrate:new/ },
  ],
  rebuild: [{ args: ['--nonsense'], says: /^Unknown option '--nonsense'/ }],
  serve: [
    { args: [], says: /^Name the one subgraph to serve/ },
    { args: ['nonsense'], says: /^Name the one subgraph to serve/ },
  ],
  start: [
    { args: ['--nonsense'], says: /^Unknown option '--nonsense'/ },
    { args: ['--scale', 'abc'], says: /^--scale must be a number/ },
    { args: ['--empty'], env: { PORT: 'forty' }, says: /PORT/ },
    { args: ['--empty'], env: { PASSERELLE_MODE: 'loud' }, says: /PASSERELLE_MODE/ },
  ],
};

const cases = Object.entries(HOSTILE_COMMANDS).flatMap(([command, list]) =>
  list.map((row) => ({
    command,
    ...row,
    shown: [command, ...row.args, ...Object.entries(row.env ?? {}).map((pair) => pair.join('='))].join(' '),
  })),
);

it('has a row for every command', () => {
  const commands = readdirSync(inProject('ops')).filter((name) => existsSync(inProject('ops', name, 'index.ts')));
  expect(Object.keys(HOSTILE_COMMANDS).sort()).toEqual(commands.sort());
});

describe('a command that cannot succeed', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'passerelle-hostile-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it.concurrent.each(cases)('$shown says so in a sentence and fails', async ({ command, args, env, says }) => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', inProject('ops', command, 'index.ts'), ...args], {
      cwd: inProject(),
      env: { PATH, HOME, DATA_DIR: dataDir, ...env },
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const code = await new Promise<number | null>((done) => child.once('close', done));
    expect(errors).toMatch(says);
    expect(errors).not.toMatch(/\n\s+at |node_modules/);
    expect(code).toBe(1);
  });
});
