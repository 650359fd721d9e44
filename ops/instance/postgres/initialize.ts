import { spawn } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '../../cli/startup-error.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

export const SUPERUSER = 'passerelle';

/**
 * Makes the cluster unless it exists: UTF-8, scram passwords only, the same collation on every machine.
 * It is made beside its place and renamed, so that a start that was killed leaves nothing half-made.
 * @throws StartupError for a folder of another major version of PostgreSQL.
 */
export async function initializeCluster(
  folder: string,
  binaries: Binaries,
  account: Account | undefined,
  password: string,
): Promise<void> {
  const pgdata = join(folder, 'pgdata');
  if (existsSync(pgdata)) {
    assertSameMajor(pgdata, binaries.major);
    return;
  }
  const partial = join(folder, 'pgdata.new');
  const passwordFile = join(folder, 'password');
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    await runInitdb(binaries, account, partial, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, pgdata);
}

function assertSameMajor(pgdata: string, major: string): void {
  let found: string;
  try {
    found = readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim();
  } catch {
    throw new StartupError(
      `The folder ${pgdata} is not a PostgreSQL data folder: remove it or choose another DATA_DIR.`,
    );
  }
  if (found !== major) {
    throw new StartupError(
      `The data folder ${pgdata} was made by PostgreSQL ${found}, and this is PostgreSQL ${major}: start it with the version that made it, or choose another DATA_DIR.`,
    );
  }
}

function runInitdb(
  binaries: Binaries,
  account: Account | undefined,
  pgdata: string,
  passwordFile: string,
): Promise<void> {
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${pgdata}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) return resolve();
      const output = Buffer.concat(errors).toString('utf8').trim();
      const reason = /No space left/i.test(output) ? 'the disk is full' : output.split('\n').slice(-3).join(' ');
      reject(new StartupError(`PostgreSQL's data folder ${pgdata} could not be made: ${reason}.`));
    });
  });
}
